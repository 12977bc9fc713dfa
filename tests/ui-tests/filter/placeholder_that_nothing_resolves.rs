jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { region: ["${AWS::Nope}"] } };
        fn file() {}
    }
}

fn main() {}
