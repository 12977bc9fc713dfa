struct Order;

jets::jobs! {
    DataJob {
        fn file(_event) -> Order {
            Order
        }
    }
}

fn main() {
    let _ = DataJob;
}
