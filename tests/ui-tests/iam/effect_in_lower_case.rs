jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", effect: deny;
        fn file() {}
    }
}

fn main() {}
