struct Order;

jets::jobs! {
    DataJob {
        fn file() -> Order {
            Order
        }
    }
}

fn main() {
    let _ = DataJob;
}
