struct Order;

jets::jobs! {
    DataJob {
        fn file(_event) -> Result<(), Order> {
            Err(Order)
        }
    }
}

fn main() {
    let _ = DataJob;
}
