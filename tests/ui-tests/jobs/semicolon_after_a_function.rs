jets::jobs! {
    DataJob {
        fn file(_event) {};
        fn other(_event) {}
    }
}

fn main() {}
