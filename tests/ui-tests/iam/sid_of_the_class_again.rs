jets::jobs! {
    DataJob {
        class_iam_policy "s3:GetObject", sid: "Orders";
        iam_policy "s3:PutObject", sid: "Orders";
        fn file() {}
    }
}

fn main() {}
