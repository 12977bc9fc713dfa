jets::jobs! {
    DataJob {
        class_iam_policy;
        fn file(_event) {}
    }
}

fn main() {}
