jets::jobs! {
    DataJob {
        timeout 30, unit: "seconds";
        fn file() {}
    }
}

fn main() {}
