jets::jobs! {
    OrderJob {
        tags { "${Tag}": "orders" };
        kinesis_event "orders";
        fn store() {}
    }
}

fn main() {}
