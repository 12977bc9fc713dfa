jets::jobs! {
    DataJob {
        class_iam_policy;
        fn file() {}
    }
}

fn main() {}
