jets::jobs! {
    OrderJob {
        kinesis_event "orders", batch_size: "1${Zeros}";
        fn store() {}
    }
}

fn main() {}
