use jets::jobs;

jobs! {
    pub WatchJob {
        log_event "/aws/lambda/shop", filter_pattern: "ERROR";
        fn errors(log_events) {
            for event in &log_events.log_events {
                println!("{}: {}", log_events.log_stream, event.message);
            }
        }
    }
}
