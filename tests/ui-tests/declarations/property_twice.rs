jets::jobs! {
    DataJob {
        timeout 30;
        timeout 60;
        fn file() {}
    }
}

fn main() {}
