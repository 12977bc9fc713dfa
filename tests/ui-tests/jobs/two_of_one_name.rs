jets::jobs! {
    DataJob {
        fn file() {}
    }

    DataJob {
        fn other() {}
    }
}

fn main() {}
