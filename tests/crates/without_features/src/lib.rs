//! Words that need a feature of the library that is off.
#![cfg(feature = "mistakes")]

jets::jobs! {
    pub DataJob {
        kinesis_event "clicks", aggregated: true;
        fn count(kinesis_data) {
            drop(kinesis_data);
        }

        log_event "/aws/lambda/orders";
        fn tell(log_events) {
            drop(log_events);
        }

        log_event "/aws/lambda/shop";
        fn print(log_events: String) {
            drop(log_events);
        }

        log_event "/aws/lambda/shop";
        fn pass(event) {
            drop(event);
        }
    }
}
