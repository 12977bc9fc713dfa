jets::jobs! {
    DataJob {
        fn file() {};
        fn other() {}
    }
}

fn main() {}
