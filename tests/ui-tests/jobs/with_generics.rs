jets::jobs! {
    DataJob<T> {
        fn file() {}
    }
}

fn main() {}
