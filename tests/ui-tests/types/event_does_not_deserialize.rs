struct Order;

jets::jobs! {
    DataJob {
        fn file(event: Order) {
            drop(event);
        }
    }
}

fn main() {
    let _ = DataJob;
}
