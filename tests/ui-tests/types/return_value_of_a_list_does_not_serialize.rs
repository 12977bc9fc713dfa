struct Order;

jets::jobs! {
    DataJob {
        fn file(_event) -> Vec<Order> {
            vec![Order]
        }
    }
}

fn main() {
    let _ = DataJob;
}
