struct Order;

jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_record: Order) {
            drop(kinesis_record);
        }
    }
}

fn main() {
    let _ = DataJob;
}
