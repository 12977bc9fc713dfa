jets::jobs! {
    DataJob {
        fn file() {}
        5
        fn other() {}
    }
}

fn main() {}
