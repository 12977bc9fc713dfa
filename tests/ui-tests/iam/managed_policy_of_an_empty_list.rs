jets::jobs! {
    DataJob {
        managed_iam_policy [];
        fn file() {}
    }
}

fn main() {}
