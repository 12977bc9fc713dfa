jets::jobs! {
    Job {
        log_event "/aws/lambda/orders", filter_pattern: "\"ERROR";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
