jets::jobs! {
    DataJob {
        fn file(_event) {}

        timeout 30;
    }
}

fn main() {}
