//! Tests the constant of each function, its handler.

use jets::{
    App, Context, Dynamodb, DynamodbRecord, Handler, InvokeError, Json, Kinesis, KinesisRecord,
    Logs, Sns, Sqs,
    testing::{
        Decoded, DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, KinesisEvent, SnsEvent,
        SqsEvent,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A private type, of which the constants of a public job say nothing.
#[derive(Deserialize, Serialize)]
struct Order {
    cents: u64,
}

jets::jobs! {
    pub OrderJob {
        sqs_event "orders";
        fn take(sqs_message: Json<Order>) -> Result<(), String> {
            if sqs_message.cents == 0 { Err("an empty order".to_owned()) } else { Ok(()) }
        }

        /// It has the name of the type that it takes.
        sns_event "orders";
        fn order(sns_message: Json<Order>) -> Result<(), String> {
            if sns_message.cents == 7 { Ok(()) } else { Err("not seven".to_owned()) }
        }

        kinesis_event "orders";
        fn count(kinesis_data: Vec<Json<Order>>) -> usize {
            kinesis_data.len()
        }

        kinesis_event "first";
        kinesis_event "second";
        pub fn archive(kinesis_record: KinesisRecord<'_>) -> Result<(), String> {
            if kinesis_record.data().is_ok() { Ok(()) } else { Err("no data".to_owned()) }
        }

        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2026-01-01T00:00:00.000";
        fn changed(dynamodb_record: DynamodbRecord<'_>) -> Result<(), String> {
            if dynamodb_record.event_name() == "INSERT" { Ok(()) } else { Err("not new".to_owned()) }
        }

        kinesis_event "orders";
        sqs_event "returns";
        fn either(event) -> bool {
            event["Records"].is_array()
        }

        rule_event { source: ["shop"], "detail-type": ["Order Placed"] };
        fn placed(event_detail: Json<Order>) -> u64 {
            event_detail.cents
        }

        rule_event { source: ["shop", "market"] };
        fn sold(event) -> String {
            event.to_string()
        }

        log_event "/aws/lambda/orders";
        fn log(event) {
            _ = event;
        }

        pub fn r#type() -> &'static str {
            "by name"
        }
    }
}

/// The parameter says the source of the handler.
fn of_source<S, F>(handler: Handler<S, F>, _: std::marker::PhantomData<S>) -> &'static str {
    handler.name()
}

macro_rules! name {
    ($handler:expr, $Source:ty) => {
        of_source($handler, std::marker::PhantomData::<$Source>)
    };
}

#[test]
fn each_function_has_a_constant_with_its_name_and_its_source() {
    assert_eq!(name!(OrderJob::TAKE, Sqs), "order_job.take");
    assert_eq!(name!(OrderJob::ORDER, Sns), "order_job.order");
    assert_eq!(name!(OrderJob::COUNT, Kinesis), "order_job.count");
    assert_eq!(name!(OrderJob::ARCHIVE, Kinesis), "order_job.archive");
    assert_eq!(name!(OrderJob::CHANGED, Dynamodb), "order_job.changed");
    assert_eq!(name!(OrderJob::EITHER, (Kinesis, Sqs)), "order_job.either");
    assert_eq!(name!(OrderJob::LOG, Logs), "order_job.log");
    assert_eq!(name!(OrderJob::TYPE, ()), "order_job.type");
}

#[test]
fn the_names_of_the_constants_are_those_of_the_app() {
    let names = [
        OrderJob::TAKE.as_ref(),
        OrderJob::ORDER.as_ref(),
        OrderJob::COUNT.as_ref(),
        OrderJob::ARCHIVE.as_ref(),
        OrderJob::CHANGED.as_ref(),
        OrderJob::EITHER.as_ref(),
        OrderJob::PLACED.as_ref(),
        OrderJob::SOLD.as_ref(),
        OrderJob::LOG.as_ref(),
        OrderJob::TYPE.as_ref(),
    ];
    assert_eq!(App::new().job(OrderJob).handler_names(), names);
}

#[tokio::test]
async fn an_app_invokes_by_constant_or_by_name() -> Result<(), InvokeError> {
    let app = App::new().job(OrderJob);
    let by_name = app
        .invoke("order_job.type", "{}", Context::default())
        .await?;
    let by_constant = app.invoke(OrderJob::TYPE, "{}", Context::default()).await?;
    assert_eq!(by_name.as_str(), by_constant.as_str());
    app.set_up(OrderJob::TAKE).await
}

#[tokio::test]
async fn the_values_of_an_event_are_the_items_of_the_function() -> Result<(), InvokeError> {
    let app = App::new().job(OrderJob);
    let orders = [Order { cents: 0 }, Order { cents: 5 }];

    let event = SqsEvent::of(OrderJob::TAKE, &orders);
    let response = app
        .invoke(OrderJob::TAKE, event.to_json(), Context::default())
        .await?;
    let failed: Vec<&str> = response
        .failed_items()
        .iter()
        .map(jets::FailedItem::id)
        .collect();
    assert_eq!(failed, [event.message_id(0)]);

    let event = SnsEvent::of(OrderJob::ORDER, [Order { cents: 7 }]);
    let response = app
        .invoke(OrderJob::ORDER, event.to_json(), Context::default())
        .await?;
    assert_eq!(response.as_str(), "null");
    let event = SnsEvent::of(OrderJob::ORDER, [Order { cents: 8 }]);
    let error = app
        .invoke(OrderJob::ORDER, event.to_json(), Context::default())
        .await
        .expect_err("it is not seven");
    assert!(error.to_string().contains("not seven"), "{error}");

    let event = KinesisEvent::of(OrderJob::COUNT, &orders);
    let response = app
        .invoke(OrderJob::COUNT, event.to_json(), Context::default())
        .await?;
    assert_eq!(response.as_str(), "2");

    let event = EventBridgeEvent::of(OrderJob::PLACED, &Order { cents: 9 }).to_json();
    let value: serde_json::Value = serde_json::from_str(&event).expect("JSON");
    assert_eq!(value["source"], "shop");
    assert_eq!(value["detail-type"], "Order Placed");
    let response = app.invoke(OrderJob::PLACED, event, Context::default());
    assert_eq!(response.await?.as_str(), "9");
    // The rule of this function names no detail type, and two sources.
    let event = EventBridgeEvent::of(OrderJob::SOLD, &Order { cents: 9 });
    let value: serde_json::Value = serde_json::from_str(&event.to_json()).expect("JSON");
    assert_eq!([&value["source"], &value["detail-type"]], ["", ""]);
    Ok(())
}

#[test]
fn a_decoded_event_is_of_the_source_of_the_function() -> Result<(), Box<dyn std::error::Error>> {
    let event = KinesisEvent::of(OrderJob::COUNT, [Order { cents: 1 }]).to_json();
    let decoded = Decoded::of(OrderJob::COUNT, &event)?;
    assert_eq!(OrderJob::count(decoded.batch()?), 1);

    let record = DynamodbEventRecord::insert(json!({"id": {"S": "1"}}), json!({"id": {"S": "1"}}));
    let event = DynamodbEvent::of(OrderJob::CHANGED, [record]).to_json();
    let decoded = Decoded::of(OrderJob::CHANGED, &event)?;
    OrderJob::changed(decoded.item(0)?)?;
    Ok(())
}
