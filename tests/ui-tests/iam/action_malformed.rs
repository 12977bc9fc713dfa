jets::jobs! {
    DataJob {
        iam_policy "s3.GetObject";
        fn file() {}
    }
}

fn main() {}
