jets::jobs! {
    DataJob {
        tags { "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-": "data" };
        fn file() {}
    }
}

fn main() {}
