jets::jobs! {
    DataJob {
        fn type() {}
    }
}

fn main() {}
