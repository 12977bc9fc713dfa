jets::jobs! {
    OrderJob {
        kinesis_event "orders-${Stage:-${Environment}}";
        fn store() {}
    }
}

fn main() {}
