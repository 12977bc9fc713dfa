#[derive(serde::Deserialize)]
struct Records {}

jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(event: Records, kinesis_record) {
            let _ = (event, kinesis_record);
        }
    }
}

fn main() {
    let _ = DataJob;
}
