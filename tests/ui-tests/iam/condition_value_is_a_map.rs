jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: { Bool: { "aws:SecureTransport": { is: true } } };
        fn file() {}
    }
}

fn main() {}
