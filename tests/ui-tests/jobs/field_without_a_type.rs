jets::jobs! {
    DataJob {
        client,
        fn file() {}
    }
}

fn main() {}
