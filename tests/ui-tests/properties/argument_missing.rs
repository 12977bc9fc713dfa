jets::jobs! {
    DataJob {
        timeout;
        fn file() {}
    }
}

fn main() {}
