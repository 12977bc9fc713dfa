jets::jobs! {
    Job {
        role "arn:aws:iam::112233445566:role/mine";
        iam_policy "s3:GetObject";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
