jets::jobs! {
    DataJob {
        environment { T: "orders" };
        fn file() {}
    }
}

fn main() {}
