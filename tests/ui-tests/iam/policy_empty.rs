jets::jobs! {
    DataJob {
        iam_policy;
        fn file() {}
    }
}

fn main() {}
