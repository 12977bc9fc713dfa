jets::jobs! {
    Job {
        s3_event "uploads", events: ["s3:ObjectCreated:*"];
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
