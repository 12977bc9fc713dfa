jets::jobs! {
    DataJob: Clone {
        fn file(_event) {}
    }
}

fn main() {}
