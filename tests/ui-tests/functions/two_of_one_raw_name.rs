jets::jobs! {
    DataJob {
        fn file() {}
        fn r#file() {}
    }
}

fn main() {}
