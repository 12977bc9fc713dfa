jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        async fn file(kinesis_data, event: std::sync::MutexGuard<'static, ()>) {
            drop((kinesis_data, event));
        }
    }
}

fn main() {
    let _ = DataJob;
}
