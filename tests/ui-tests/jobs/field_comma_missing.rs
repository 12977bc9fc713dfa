jets::jobs! {
    DataJob {
        client: String
        fn file(_event) {}
    }
}

fn main() {}
