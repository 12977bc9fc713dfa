jets::jobs! {
    DataJob {
        client: String,
        client: String,
        fn file(_event) {}
    }
}

fn main() {}
