jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", sid: "";
        fn file() {}
    }
}

fn main() {}
