jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_record: jets::KinesisRecord<'static>) {
            let _ = kinesis_record;
        }
    }
}

fn main() {
    let _ = DataJob;
}
