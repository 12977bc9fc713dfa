jets::jobs! {
    DataJob {
        memory 64;
        fn file() {}
    }
}

fn main() {}
