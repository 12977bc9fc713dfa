jets::jobs! {
    DataJob {
        tags { "aws:team": "data" };
        fn file() {}
    }
}

fn main() {}
