use jets::{Json, jobs};

#[derive(serde::Deserialize)]
struct Order {
    id: u32,
}

jobs! {
    pub OrderJob {
        sqs_event "orders", maximum_concurrency: 10;
        fn store(sqs_message: Json<Order>) {
            println!("order {}", sqs_message.id);
        }
    }
}
