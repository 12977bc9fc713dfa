jets::jobs! {
    OrderJob {
        kinesis_event "orders", on_failure: "${FailedArn:7}";
        fn store() {}
    }
}

fn main() {}
