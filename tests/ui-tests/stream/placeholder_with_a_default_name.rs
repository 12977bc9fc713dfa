jets::jobs! {
    OrderJob {
        kinesis_event "${Orders:orders}";
        fn store() {}
    }
}

fn main() {}
