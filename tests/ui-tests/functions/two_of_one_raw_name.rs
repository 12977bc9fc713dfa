jets::jobs! {
    DataJob {
        fn file(_event) {}
        fn r#file(_event) {}
    }
}

fn main() {}
