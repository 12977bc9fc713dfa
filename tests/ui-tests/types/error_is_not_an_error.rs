struct Order;

jets::jobs! {
    DataJob {
        fn file() -> Result<(), Order> {
            Err(Order)
        }
    }
}

fn main() {
    let _ = DataJob;
}
