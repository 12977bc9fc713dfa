jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(Json(event): Json<u32>) {}
    }
}

fn main() {}
