jets::jobs! {
    DataJob {
        colour "red";
        fn file() {}
    }
}

fn main() {}
