jets::jobs! {
    DataJob {
        kinesis_event "my-stream", bisect_batch_on_function_error: yes;
        fn file() {}
    }
}

fn main() {}
