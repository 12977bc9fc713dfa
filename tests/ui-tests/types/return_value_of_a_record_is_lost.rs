struct Order;

jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_record) -> Order {
            let _ = kinesis_record;
            Order
        }
    }
}

fn main() {
    let _ = DataJob;
}
