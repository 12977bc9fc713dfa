jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", effect: Alow;
        fn file() {}
    }
}

fn main() {}
