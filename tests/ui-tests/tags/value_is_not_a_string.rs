jets::jobs! {
    DataJob {
        tags { Team: 5 };
        fn file() {}
    }
}

fn main() {}
