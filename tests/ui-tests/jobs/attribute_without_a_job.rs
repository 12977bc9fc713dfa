jets::jobs! {
    DataJob {
        fn file(_event) {}
    }

    #[derive(Debug)]
}

fn main() {}
