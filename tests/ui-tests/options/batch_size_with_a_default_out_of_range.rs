jets::jobs! {
    OrderJob {
        kinesis_event "orders", batch_size: "${BatchSize:20000}";
        fn store() {}
    }
}

fn main() {}
