jets::jobs! {
    DataJob {
        fn file(_event) {}
    }

    DataJob {
        fn other(_event) {}
    }
}

fn main() {}
