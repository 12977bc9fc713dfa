jets::jobs! {
    DataJob {
        fn file() {}
    }

    #[derive(Debug)]
}

fn main() {}
