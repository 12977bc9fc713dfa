jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: { Matches: { "aws:SourceAccount": "112233445566" } };
        fn file() {}
    }
}

fn main() {}
