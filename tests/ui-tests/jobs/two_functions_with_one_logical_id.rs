jets::jobs! {
    DataJob {
        fn store_order(_event) {}
        fn storeOrder(_event) {}
    }
}

fn main() {}
