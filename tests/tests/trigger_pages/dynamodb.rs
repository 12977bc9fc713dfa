use jets::{Change, jobs};

#[derive(serde::Deserialize)]
struct Order {
    total: u32,
}

jobs! {
    pub OrderJob {
        dynamodb_event "${OrdersStreamArn}", maximum_retry_attempts: 5;
        fn watch(dynamodb_record: Change<Order>) {
            if let (Some(old), Some(new)) = (dynamodb_record.old_image, dynamodb_record.new_image) {
                println!("{} became {}", old.total, new.total);
            }
        }
    }
}
