jets::jobs! {
    OrderJob {
        environment { "TABLE_${Environment}": "orders" };
        kinesis_event "orders";
        fn store() {}
    }
}

fn main() {}
