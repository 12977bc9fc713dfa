jets::jobs! {
    DataJob {
        fn file() {}

        timeout 30;
    }
}

fn main() {}
