jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, target_maximum_event_age_in_seconds: 59;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
