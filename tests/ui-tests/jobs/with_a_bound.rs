jets::jobs! {
    DataJob: Clone {
        fn file() {}
    }
}

fn main() {}
