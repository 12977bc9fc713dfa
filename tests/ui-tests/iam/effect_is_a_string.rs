jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", effect: "Deny";
        fn file() {}
    }
}

fn main() {}
