jets::jobs! {
    DataJob {
        fn store_order() {}
        fn storeOrder() {}
    }
}

fn main() {}
