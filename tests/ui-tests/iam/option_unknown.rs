jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", resources: "*";
        fn file() {}
    }
}

fn main() {}
