struct Order;

jets::jobs! {
    DataJob {
        async fn file(_event) -> Order {
            Order
        }
    }
}

fn main() {
    let _ = DataJob;
}
