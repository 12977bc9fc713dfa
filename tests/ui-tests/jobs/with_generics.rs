jets::jobs! {
    DataJob<T> {
        fn file(_event) {}
    }
}

fn main() {}
