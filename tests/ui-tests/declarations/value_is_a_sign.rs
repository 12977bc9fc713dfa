jets::jobs! {
    DataJob {
        timeout +30;
        fn file() {}
    }
}

fn main() {}
