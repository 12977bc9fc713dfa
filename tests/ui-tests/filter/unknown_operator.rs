jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ prefx: "or" }] } };
        fn file() {}
    }
}

fn main() {}
