jets::jobs! {
    DataJob {
        architecture arm65;
        fn file() {}
    }
}

fn main() {}
