jets::jobs! {
    DataJob {
        kms_key_arn "arn:aws:s3:::my-bucket";
        fn file() {}
    }
}

fn main() {}
