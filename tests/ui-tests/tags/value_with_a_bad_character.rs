jets::jobs! {
    DataJob {
        tags { Team: "data & orders" };
        fn file() {}
    }
}

fn main() {}
