jets::jobs! {
    Job {
        s3_event "uploads-${Environment}";
        iam_policy "s3:Put*", resource: "arn:aws:s3:::uploads-*";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
