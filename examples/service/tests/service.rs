//! Tests the service, invoked as Lambda invokes it.

use std::{error::Error, sync::Arc};

use jets::{
    App, Context, InvokeError,
    testing::{DynamodbEvent, DynamodbEventRecord, Outbox, ScheduleEvent, SqsEvent},
};
use serde_json::json;
use service::{
    app,
    jobs::{ChangeJob, OrderJob, ReportJob, ThankJob},
    orders::{MemoryOrders, Order, Orders as _},
};

/// Returns the app with orders that the test can inspect.
fn on(orders: &Arc<MemoryOrders>) -> App {
    App::new()
        .job(OrderJob::new(orders.clone()))
        .job(ChangeJob)
        .job(ReportJob::new(orders.clone()))
        .job(ThankJob::new(orders.clone()))
}

fn order(id: &str, total: u64) -> Order {
    Order {
        id: id.to_owned(),
        total,
    }
}

#[tokio::test]
async fn an_order_that_arrives_twice_is_kept_once() -> Result<(), InvokeError> {
    let orders = Arc::default();
    let event = SqsEvent::of(OrderJob::TAKE, [order("1", 1250), order("1", 1250)]);
    let response = on(&orders)
        .invoke(OrderJob::TAKE, event, Context::default())
        .await?;
    assert!(response.failed_items().is_empty());
    assert_eq!(orders.sum(), Ok(1250));
    Ok(())
}

#[tokio::test]
async fn a_message_that_is_not_an_order_comes_again_and_an_empty_order_does_not()
-> Result<(), InvokeError> {
    let orders = Arc::default();
    let event = SqsEvent::of(OrderJob::TAKE, [order("2", 0), order("3", 5)]).text("spam");
    let response = on(&orders)
        .invoke(OrderJob::TAKE, &event, Context::default())
        .await?;
    let answer: serde_json::Value = response.json().expect("JSON");
    assert_eq!(
        answer,
        json!({"batchItemFailures": [{"itemIdentifier": event.message_id(2)}]})
    );
    let failed: Vec<String> = response
        .failed_items()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failed[0].ends_with("order 2 is empty"), "{failed:?}");
    assert_eq!(orders.sum(), Ok(5));
    Ok(())
}

#[tokio::test]
async fn a_new_order_goes_from_the_queue_to_the_table_and_to_thanks() -> Result<(), Box<dyn Error>>
{
    let (orders, outbox) = (Arc::default(), Outbox::new());
    let app = on(&orders).delivery(outbox.clone());
    let event = SqsEvent::of(OrderJob::TAKE, [order("1", 1250), order("2", 20)]);
    app.invoke(OrderJob::TAKE, &event, Context::default())
        .await?;

    // The table tells of what is new in it.
    let records = orders.all()?.into_iter().map(|Order { id, total }| {
        let image = json!({"id": {"S": id}, "total": {"N": total.to_string()}});
        DynamodbEventRecord::insert(json!({"id": {"S": id}}), image)
    });
    let event = DynamodbEvent::of(ChangeJob::TELL, records);
    app.invoke(ChangeJob::TELL, &event, Context::default())
        .await?;

    assert_eq!(outbox.deliver(&app).await?, [ThankJob::WRITE.name()]);
    assert!(orders.thanked()?.iter().eq(["1", "2"]));
    Ok(())
}

#[tokio::test]
async fn a_change_of_an_order_is_no_reason_for_thanks() -> Result<(), Box<dyn Error>> {
    let outbox = Outbox::new();
    let app = on(&Arc::default()).delivery(outbox.clone());
    let image = |total: &str| json!({"id": {"S": "1"}, "total": {"N": total}});
    let record = DynamodbEventRecord::modify(json!({"id": {"S": "1"}}), image("20"), image("30"));
    let event = DynamodbEvent::of(ChangeJob::TELL, [record]);
    app.invoke(ChangeJob::TELL, &event, Context::default())
        .await?;
    assert!(outbox.messages(ThankJob::WRITE).is_empty());
    Ok(())
}

#[tokio::test]
async fn a_change_comes_again_if_it_cannot_be_told() -> Result<(), Box<dyn Error>> {
    let outbox = Outbox::new();
    let app = on(&Arc::default()).delivery(outbox.clone());
    let image = json!({"id": {"S": "1"}, "total": {"N": "20"}});
    let record = DynamodbEventRecord::insert(json!({"id": {"S": "1"}}), image);
    let event = DynamodbEvent::of(ChangeJob::TELL, [record]);
    outbox.fail_next_call(ThankJob::WRITE);
    let response = app
        .invoke(ChangeJob::TELL, &event, Context::default())
        .await?;
    assert_eq!(response.failed_items()[0].id(), event.sequence_number(0));
    Ok(())
}

#[tokio::test]
async fn the_report_is_the_sum() -> Result<(), InvokeError> {
    let orders: Arc<MemoryOrders> = Arc::default();
    orders.keep(&order("1", 7)).expect("an order");
    let event = ScheduleEvent::new();
    let response = on(&orders)
        .invoke(ReportJob::REPORT, event, Context::default())
        .await?;
    assert_eq!(response.as_str(), "7");
    Ok(())
}

#[tokio::test]
async fn a_job_without_its_environment_says_so() {
    let event = ScheduleEvent::new();
    let outcome = app()
        .invoke(ReportJob::REPORT, event, Context::default())
        .await;
    let error = outcome.expect_err("no table").to_string();
    assert_eq!(
        error,
        "the job could not be set up: environment variable `TABLE` is not set"
    );
}
