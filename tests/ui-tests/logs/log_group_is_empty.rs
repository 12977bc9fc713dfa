jets::jobs! {
    Job {
        log_event "";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
