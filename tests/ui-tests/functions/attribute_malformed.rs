jets::jobs! {
    DataJob {
        #[=]
        fn file(_event) {}
    }
}

fn main() {}
