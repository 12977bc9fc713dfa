jets::jobs! {
    Job {
        log_format JSON;
        log_level VERBOSE;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
