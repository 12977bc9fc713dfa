jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: { Bool: { "aws:SecureTransport": true, "aws:SecureTransport": false } };
        fn file() {}
    }
}

fn main() {}
