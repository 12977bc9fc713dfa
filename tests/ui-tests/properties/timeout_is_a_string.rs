jets::jobs! {
    DataJob {
        timeout "30 seconds";
        fn file() {}
    }
}

fn main() {}
