jets::jobs! {
    DataJob {
        layers [];
        fn file() {}
    }
}

fn main() {}
