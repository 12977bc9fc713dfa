jets::jobs! {
    Job {
        class_log_group "/jobs/${Environment}";
        log_event "/jobs/${Environment}";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
