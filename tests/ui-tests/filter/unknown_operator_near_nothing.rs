jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ regex: "or.*" }] } };
        fn file() {}
    }
}

fn main() {}
