jets::jobs! {
    Job {
        log_event "/aws/lambda/orders", filter_pattern: "{ $.level = ERROR";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
