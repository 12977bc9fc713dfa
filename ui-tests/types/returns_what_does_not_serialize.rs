struct Order;

jets::jobs! {
    OrderJob {
        fn order() -> Order {
            Order
        }
    }
}

fn main() {}
