jets::jobs! {
    OrderJob {
        kinesis_event "orders", maximum_record_age_in_seconds: "${Age}";
        fn store() {}
    }
}

fn main() {}
