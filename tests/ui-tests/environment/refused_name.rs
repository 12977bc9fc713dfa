jets::jobs! {
    DataJob {
        environment { "ORDER-TABLE": "orders" };
        fn file() {}
    }
}

fn main() {}
