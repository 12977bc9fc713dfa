struct Order;

jets::jobs! {
    DataJob {
        fn file() -> Vec<Order> {
            vec![Order]
        }
    }
}

fn main() {
    let _ = DataJob;
}
