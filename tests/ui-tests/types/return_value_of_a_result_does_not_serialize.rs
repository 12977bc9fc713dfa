struct Order;

jets::jobs! {
    DataJob {
        fn file(_event) -> Result<Order, String> {
            Ok(Order)
        }
    }
}

fn main() {
    let _ = DataJob;
}
