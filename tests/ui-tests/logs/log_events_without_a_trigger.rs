jets::jobs! {
    Job {
        fn f(log_events) {}
    }
}

fn main() {
    let _ = Job;
}
