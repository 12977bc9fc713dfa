jets::jobs! {
    DataJob {
        kinesis_event "my-stream", on_failure: "arn:aws:lambda:us-west-2:112233445566:function:my-function";
        fn file() {}
    }
}

fn main() {}
