jets::jobs! {
    DataJob {
        fn () {}
    }
}

fn main() {}
