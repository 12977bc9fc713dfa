jets::jobs! {
    Job {
        s3_event "uploads", suffix: png;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
