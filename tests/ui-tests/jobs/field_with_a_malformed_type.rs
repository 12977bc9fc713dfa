jets::jobs! {
    DataJob {
        client: Vec<,
        fn file(_event) {}
    }
}

fn main() {}
