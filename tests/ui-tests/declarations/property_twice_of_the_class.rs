jets::jobs! {
    DataJob {
        class_timeout 30;
        class_timeout 60;
        fn file(_event) {}
    }
}

fn main() {}
