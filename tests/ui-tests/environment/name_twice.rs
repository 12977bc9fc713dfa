jets::jobs! {
    DataJob {
        environment { TABLE: "orders", TABLE: "refunds" };
        fn file() {}
    }
}

fn main() {}
