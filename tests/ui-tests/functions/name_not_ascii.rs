jets::jobs! {
    DataJob {
        fn größe(_event) {}
    }
}

fn main() {}
