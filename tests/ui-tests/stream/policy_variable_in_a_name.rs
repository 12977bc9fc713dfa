jets::jobs! {
    OrderJob {
        kinesis_event "orders-${aws:username}";
        fn store() {}
    }
}

fn main() {}
