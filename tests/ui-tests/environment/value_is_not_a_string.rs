jets::jobs! {
    DataJob {
        environment { RETRIES: 5 };
        fn file() {}
    }
}

fn main() {}
