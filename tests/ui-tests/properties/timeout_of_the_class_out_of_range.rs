jets::jobs! {
    DataJob {
        class_timeout 1_000;
        fn file(_event) {}
    }
}

fn main() {}
