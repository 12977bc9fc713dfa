jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, target_maximum_retry_attempts: 186;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
