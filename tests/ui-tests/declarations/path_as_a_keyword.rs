jets::jobs! {
    DataJob {
        jets::timeout 30;
        fn file(_event) {}
    }
}

fn main() {}
