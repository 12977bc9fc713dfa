struct Order;

jets::jobs! {
    DataJob {
        async fn file() -> Order {
            Order
        }
    }
}

fn main() {
    let _ = DataJob;
}
