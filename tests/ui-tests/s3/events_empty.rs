jets::jobs! {
    Job {
        s3_event "uploads", events: [];
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
