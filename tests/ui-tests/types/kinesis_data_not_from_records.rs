jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_data: u32) {
            drop(kinesis_data);
        }
    }
}

fn main() {
    let _ = DataJob;
}
