jets::jobs! {
    DataJob {
        kinesis_event "my-stream", maximum_record_age_in_seconds: -2;
        fn under() {}

        kinesis_event "my-stream", maximum_record_age_in_seconds: 604801;
        fn over() {}
    }
}

fn main() {}
