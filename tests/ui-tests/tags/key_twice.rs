jets::jobs! {
    DataJob {
        tags { Team: "data", Team: "orders" };
        fn file() {}
    }
}

fn main() {}
