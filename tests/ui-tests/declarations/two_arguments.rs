jets::jobs! {
    DataJob {
        timeout 30, 60;
        fn file() {}
    }
}

fn main() {}
