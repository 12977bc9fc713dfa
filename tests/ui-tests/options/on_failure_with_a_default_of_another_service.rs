jets::jobs! {
    OrderJob {
        kinesis_event "orders", on_failure: "${FailedArn:arn:aws:lambda:us-west-2:112233445566:function:failed}";
        fn store() {}
    }
}

fn main() {}
