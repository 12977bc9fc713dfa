jets::jobs! {
    Job {
        class_iam_policy "s3";
        s3_event "uploads";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
