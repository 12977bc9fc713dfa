jets::jobs! {
    DataJob {
        environment { TABLE: "orders-${Environment" };
        fn file() {}
    }
}

fn main() {}
