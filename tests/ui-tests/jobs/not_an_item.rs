jets::jobs! {
    DataJob {
        fn file(_event) {}
        5
        fn other(_event) {}
    }
}

fn main() {}
