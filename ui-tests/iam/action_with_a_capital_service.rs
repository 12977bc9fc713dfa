jets::jobs! {
    DataJob {
        iam_policy "S3:GetObject";
        fn file() {}
    }
}

fn main() {}
