jets::jobs! {
    DataJob {
        tags { "": "data" };
        fn file() {}
    }
}

fn main() {}
