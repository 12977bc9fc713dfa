jets::jobs! {
    OrderJob {
        sqs_event "orders.fifo", batch_size: "${BatchSize:100}";
        fn store() {}
    }
}

fn main() {}
