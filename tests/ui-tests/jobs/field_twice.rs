jets::jobs! {
    DataJob {
        client: String,
        client: String,
        fn file() {}
    }
}

fn main() {}
