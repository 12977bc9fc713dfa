//! Jobs that need features which are off. This crate does not compile.

jets::jobs! {
    pub LogJob {
        log_event "/aws/lambda/orders";
        fn read(log_events) {
            println!("{log_events:?}");
        }
    }

    pub AggregateJob {
        kinesis_event "orders", aggregated: true;
        fn read(kinesis_data) {
            println!("{kinesis_data}");
        }
    }
}
