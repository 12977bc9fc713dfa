jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(event) -> jets::BatchResponse {
            println!("{event}");
            jets::BatchResponse::new()
        }
    }
}

fn main() {}
