jets::jobs! {
    DataJob {
        kinesis_event "my-stream", maximum_record_age_in_seconds: 30;
        fn file() {}
    }
}

fn main() {}
