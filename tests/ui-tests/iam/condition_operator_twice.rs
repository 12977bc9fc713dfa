jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: { Bool: { "aws:SecureTransport": true }, Bool: { "aws:ViaAWSService": true } };
        fn file() {}
    }
}

fn main() {}
