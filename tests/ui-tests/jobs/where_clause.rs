jets::jobs! {
    DataJob where String: Clone {
        fn file(_event) {}
    }
}

fn main() {}
