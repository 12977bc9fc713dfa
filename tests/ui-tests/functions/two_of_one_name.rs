jets::jobs! {
    DataJob {
        fn file() {}
        fn file() {}
    }
}

fn main() {}
