jets::jobs! {
    Job {
        event_invoke_config maximum_event_age_in_seconds: 21601;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
