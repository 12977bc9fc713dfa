jets::jobs! {
    Job {
        iam_policy "s3:PutObject", resource: "arn:aws:s3:::uploads/*";
        s3_event "uploads";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
