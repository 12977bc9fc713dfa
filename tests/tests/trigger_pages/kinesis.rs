use jets::{Json, KinesisRecord, jobs};

#[derive(serde::Deserialize)]
struct Order {
    id: u32,
}

jobs! {
    pub OrderJob {
        kinesis_event "orders", batch_size: 10, maximum_retry_attempts: 5;
        fn take(kinesis_record: (KinesisRecord<'_>, Json<Order>)) {
            let (record, order) = kinesis_record;
            println!("{}: order {}", record.sequence_number(), order.id);
        }
    }
}
