jets::jobs! {
    DataJob {
        jets::timeout 30;
        fn file() {}
    }
}

fn main() {}
