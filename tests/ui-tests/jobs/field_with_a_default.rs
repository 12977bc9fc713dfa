jets::jobs! {
    DataJob {
        client: String = String::new(),
        fn file(_event) {}
    }
}

fn main() {}
