jets::jobs! {
    DataJob {
        fn MANIFEST() {}
    }
}

fn main() {}
