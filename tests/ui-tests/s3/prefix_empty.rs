jets::jobs! {
    Job {
        s3_event "uploads", prefix: "";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
