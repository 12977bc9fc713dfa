jets::jobs! {
    DataJob {
        fn file() -> Vec< {}
    }
}

fn main() {}
