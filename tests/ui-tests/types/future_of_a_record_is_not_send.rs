jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        async fn file(kinesis_record) {
            let _ = kinesis_record;
            let shared = std::rc::Rc::new(5);
            std::future::ready(()).await;
            drop(shared);
        }
    }
}

fn main() {
    let _ = DataJob;
}
