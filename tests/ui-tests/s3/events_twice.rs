jets::jobs! {
    Job {
        s3_event "uploads", events: [ObjectCreated, ObjectCreated];
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
