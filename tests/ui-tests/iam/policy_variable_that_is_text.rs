jets::jobs! {
    OrderJob {
        iam_policy "s3:GetObject", resource: "arn:aws:s3:::orders/${!Name}";
        fn store() {}
    }
}

fn main() {}
