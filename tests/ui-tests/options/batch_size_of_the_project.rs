jets::jobs! {
    OrderJob {
        kinesis_event "orders", batch_size: "${Project}";
        fn store() {}
    }
}

fn main() {}
