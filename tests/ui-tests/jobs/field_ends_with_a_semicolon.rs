jets::jobs! {
    DataJob {
        client: String;
        fn file() {}
    }
}

fn main() {}
