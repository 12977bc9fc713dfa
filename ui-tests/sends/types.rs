#![allow(unused_variables)]

use jets::{Bus, Function, Json, Queue, Stream, Topic};

fn main() {}

#[derive(serde::Deserialize, serde::Serialize)]
pub struct Order {
    id: u32,
}

#[derive(serde::Deserialize, serde::Serialize)]
pub struct Refund {
    id: u32,
}

mod another_payload {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: Queue<Json<Refund>>) {}
        }
    }
}

mod another_value {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(event: Refund, orders: Queue<Json<Order>>) -> Result<(), jets::sends::SendError> {
                orders.send(&event).await?;
                Ok(())
            }
        }
    }
}

mod another_sender {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: Topic<Json<Order>>) {}
        }
    }
}

mod a_queue_for_a_fifo_queue {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::IN_ORDER;
            async fn pay(orders: Queue<Json<Order>>) {}
        }
    }
}

mod a_message_without_its_group {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::IN_ORDER;
            async fn pay(event: crate::Order, orders: jets::Fifo<jets::Json<crate::Order>>) -> Result<(), jets::sends::SendError> {
                orders.send(&event).await?;
                Ok(())
            }
        }
    }
}

mod no_sender {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: u32) {}
        }
    }
}

mod a_reference_to_a_sender {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: &Queue<Json<Order>>) {}
        }
    }
}

mod to_what_a_schedule_invokes {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends report: crate::OrderJob::NIGHTLY;
            async fn pay(report: Function<Json<Order>>) {}
        }
    }
}

mod to_a_rule_without_one_source {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends events: crate::OrderJob::NOTICE;
            async fn pay(events: Bus<Json<Order>>) {}
        }
    }
}

mod to_two_triggers_without_via {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends records: crate::OrderJob::EITHER;
            async fn pay(records: Stream<Json<Order>>) {}
        }
    }
}

mod via_another_trigger_than_the_sender {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends records: crate::OrderJob::EITHER, via: sqs_event;
            async fn pay(records: Stream<Json<Order>>) {}
        }
    }
}

mod a_key_of_what_has_none {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends report: crate::OrderJob::WRITE, kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            async fn pay(report: Function<Json<Order>>) {}
        }
    }
}

mod a_function_that_does_not_exist {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKEN;
            async fn pay(orders: Queue<Json<Order>>) {}
        }
    }
}

mod a_receiver_with_a_mistake {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: BrokenJob::TAKE;
            async fn pay(orders: Queue<Json<Order>>) {}
        }

        BrokenJob {
            sqs_event "orders";
            fn take(sqs_mesage: Json<Order>) {}
        }
    }
}

mod another_payload_for_a_batch {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::ALL;
            async fn pay(orders: Queue<Json<Order>>) {}
        }
    }
}

mod a_payload_without_type {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: Queue<_>) {}
        }
    }
}

mod a_receiver_without_type {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: BrokenJob::TAKE;
            async fn pay(orders: Queue<Json<Order>>) {}
        }

        BrokenJob {
            sqs_event "broken";
            fn take(sqs_message: Json<_>) {}
        }
    }
}

mod to_what_s3_invokes {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends file: crate::OrderJob::FILE;
            async fn pay(file: Function<Json<Order>>) {}
        }
    }
}

mod to_what_reads_logs {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends line: crate::OrderJob::LOG;
            async fn pay(line: Function<Json<Order>>) {}
        }
    }
}

mod to_what_iot_invokes {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends message: crate::OrderJob::DEVICE;
            async fn pay(message: Function<Json<Order>>) {}
        }
    }
}

jets::jobs! {
    pub OrderJob {
        sqs_event "orders";
        fn take(sqs_message: Json<Order>) {}

        sqs_event "orders.fifo";
        fn in_order(sqs_message: Json<Order>) {}

        rate "1 day";
        fn nightly() {}

        rule_event { source: ["shop", "web"], "detail-type": ["paid"] };
        fn notice(event_detail: Json<Order>) {}

        sqs_event "returns";
        kinesis_event "records";
        fn either(event) {}

        pub fn write(event: Order) {}

        sqs_event "batches";
        fn all(sqs_messages: Vec<(jets::SqsMessage<'_>, String)>) {}

        s3_event "files";
        fn file(s3_object) {}

        log_event "/orders";
        fn log(log_events) {}

        iot_event "SELECT * FROM 'orders'";
        fn device(event) {}
    }
}

mod another_constant_than_a_handler {
    use super::*;
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::MANIFEST;
            sends returns: crate::LIMIT, via: sqs_event;
            async fn pay(orders: Queue<Json<Order>>, returns: Queue<Json<Order>>) {}
        }
    }
}

const LIMIT: u32 = 7;
