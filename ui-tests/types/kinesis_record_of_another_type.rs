struct Order;

jets::jobs! {
    OrderJob {
        kinesis_event "orders";
        fn order(kinesis_record: Order) {}
    }
}

fn main() {}
