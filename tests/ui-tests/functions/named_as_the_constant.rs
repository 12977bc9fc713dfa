jets::jobs! {
    DataJob {
        fn MANIFEST(_event) {}
    }
}

fn main() {}
