jets::jobs! {
    DataJob {
        tracing active;
        fn file() {}
    }
}

fn main() {}
