struct Order;

jets::jobs! {
    OrderJob {
        fn order(event: Order) {}
    }
}

fn main() {}
