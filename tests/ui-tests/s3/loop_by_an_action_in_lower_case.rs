jets::jobs! {
    Job {
        s3_event "uploads";
        iam_policy "s3:putobject", resource: "arn:aws:s3:::uploads/*";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
