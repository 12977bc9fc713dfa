jets::jobs! {
    DataJob {
        description 5;
        fn file() {}
    }
}

fn main() {}
