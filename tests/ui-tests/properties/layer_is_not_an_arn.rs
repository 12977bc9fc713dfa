jets::jobs! {
    DataJob {
        layers "my-layer";
        fn file() {}
    }
}

fn main() {}
