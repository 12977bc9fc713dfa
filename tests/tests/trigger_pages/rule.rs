use jets::{Json, jobs};

#[derive(serde::Deserialize)]
struct Order {
    total: u32,
}

jobs! {
    pub OrderJob {
        rule_event { source: ["shop"], detail_type: ["Order Placed"], detail: { total: [{ numeric: [">", 100] }] } };
        fn check(event_detail: Json<Order>) {
            println!("an order of {}", event_detail.total);
        }
    }
}
