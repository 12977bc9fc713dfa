jets::jobs! {
    DataJob {
        reserved_concurrency -1;
        fn file() {}
    }
}

fn main() {}
