jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        async fn file(kinesis_data) {
            let _ = kinesis_data;
            let shared = std::rc::Rc::new(5);
            std::future::ready(()).await;
            drop(shared);
        }
    }
}

fn main() {
    let _ = DataJob;
}
