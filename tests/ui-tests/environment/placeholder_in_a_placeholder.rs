jets::jobs! {
    OrderJob {
        environment { TABLE: "${Table:-${Environment}}" };
        kinesis_event "orders";
        fn store() {}
    }
}

fn main() {}
