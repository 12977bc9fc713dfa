jets::jobs! {
    Job {
        rate "1 day", flexible_time_window_in_minutes: 1441;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
