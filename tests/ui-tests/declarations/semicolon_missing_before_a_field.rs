jets::jobs! {
    DataJob {
        timeout 30
        client: String,
        fn file() {}
    }
}

fn main() {}
