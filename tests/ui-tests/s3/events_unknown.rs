jets::jobs! {
    Job {
        s3_event "uploads", events: ObjectCreate;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
