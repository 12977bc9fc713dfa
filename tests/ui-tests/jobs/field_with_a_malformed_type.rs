jets::jobs! {
    DataJob {
        client: Vec<,
        fn file() {}
    }
}

fn main() {}
