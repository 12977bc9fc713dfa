jets::jobs! {
    Job {
        s3_event "arn:aws:s3:::uploads";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
