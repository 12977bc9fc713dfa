struct Problem;

jets::jobs! {
    OrderJob {
        kinesis_event "orders";
        fn order(kinesis_record) -> Result<(), Problem> {
            match kinesis_record.data() {
                [] => Err(Problem),
                _ => Ok(()),
            }
        }
    }
}

fn main() {}
