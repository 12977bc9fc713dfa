jets::jobs! {
    OrderJob {
        kinesis_event "orders-${!Environment}";
        fn store() {}
    }
}

fn main() {}
