jets::jobs! {
    DataJob {
        client: String = String::new(),
        fn file() {}
    }
}

fn main() {}
