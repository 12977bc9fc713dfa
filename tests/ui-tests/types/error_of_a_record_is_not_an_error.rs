struct Order;

jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_record) -> Result<(), Order> {
            let _ = kinesis_record;
            Err(Order)
        }
    }
}

fn main() {
    let _ = DataJob;
}
