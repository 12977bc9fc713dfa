jets::jobs! {
    OrderJob {
        kinesis_event "orders", batch_size: "${BatchSize:many}";
        fn store() {}
    }
}

fn main() {}
