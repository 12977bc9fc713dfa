struct Order;

jets::jobs! {
    DataJob {
        fn file() -> Result<Order, String> {
            Ok(Order)
        }
    }
}

fn main() {
    let _ = DataJob;
}
