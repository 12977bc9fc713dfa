jets::jobs! {
    DataJob {
        client:,
        fn file(_event) {}
    }
}

fn main() {}
