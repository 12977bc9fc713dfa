jets::jobs! {
    DataJob {
        managed_iam_policy "arn:aws:iam::112233445566:role/my-role";
        fn file() {}
    }
}

fn main() {}
