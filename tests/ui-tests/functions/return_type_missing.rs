jets::jobs! {
    DataJob {
        fn file() -> {}
    }
}

fn main() {}
