jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", sid: "Read orders";
        fn file() {}
    }
}

fn main() {}
