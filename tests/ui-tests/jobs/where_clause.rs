jets::jobs! {
    DataJob where String: Clone {
        fn file() {}
    }
}

fn main() {}
