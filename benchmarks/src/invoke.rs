//! The jobs to measure, invoked as Lambda invokes them.

use std::{
    pin::pin,
    sync::atomic::{AtomicUsize, Ordering},
    task::{self, Poll, Waker},
};

use jets::{App, Change, Context, Json, KinesisData, LogsData, SqsMessages, jobs};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Order<'a> {
    id: usize,
    note: &'a str,
}

/// An order that does not borrow, for items of tables and details of events.
#[derive(Deserialize, Serialize)]
pub(crate) struct OwnedOrder {
    pub(crate) id: usize,
    pub(crate) note: String,
}

impl OwnedOrder {
    pub(crate) fn length(&self) -> usize {
        self.id + self.note.len()
    }
}

/// An item with seven attributes.
#[derive(Deserialize, Serialize)]
pub(crate) struct WideOrder {
    id: usize,
    note: String,
    customer: String,
    status: String,
    price: f64,
    paid: bool,
    tags: Vec<String>,
}

impl WideOrder {
    pub(crate) fn length(&self) -> usize {
        let texts = [&self.note, &self.customer, &self.status];
        let texts = texts.into_iter().chain(&self.tags).map(String::len);
        let rest = self.id + usize::from(self.paid) + usize::from(self.price > 0.0);
        texts.sum::<usize>() + rest
    }
}

/// Reads orders, as `message` does, and returns the same sum.
pub(crate) fn read_orders(bodies: &[String]) -> Result<usize, String> {
    let mut sum = 0;
    for body in bodies {
        let order: Order<'_> = serde_json::from_str(body).map_err(|error| error.to_string())?;
        sum += order.id + order.note.len();
    }
    Ok(sum)
}

/// The sum over what the functions that take one item have seen.
static SEEN: AtomicUsize = AtomicUsize::new(0);

jobs! {
    pub(crate) BenchJob {
        kinesis_event "s";
        pub(crate) fn data(kinesis_data: KinesisData<'_>) -> usize {
            kinesis_data.iter().map(|record| record.data().map_or(0, <[u8]>::len) + record.partition_key().len()).sum()
        }

        kinesis_event "s";
        fn strings(kinesis_data: Vec<String>) -> usize {
            kinesis_data.iter().map(String::len).sum()
        }

        kinesis_event "s";
        fn typed(kinesis_data: Vec<Json<Order<'_>>>) -> usize {
            kinesis_data.iter().map(|order| order.id + order.note.len()).sum()
        }

        kinesis_event "s";
        pub(crate) fn record(kinesis_record) {
            let bytes = kinesis_record.data().map_or(0, <[u8]>::len) + kinesis_record.partition_key().len();
            SEEN.fetch_add(bytes, Ordering::Relaxed);
        }

        fn event(event) -> usize {
            event.as_str().len()
        }

        sqs_event "q";
        fn messages(sqs_messages: SqsMessages<'_>) -> usize {
            sqs_messages.iter().map(|message| message.body().len() + message.message_id().len()).sum()
        }

        sqs_event "r";
        fn message(sqs_message: Json<Order<'_>>) {
            SEEN.fetch_add(sqs_message.id + sqs_message.note.len(), Ordering::Relaxed);
        }

        dynamodb_event "${OrdersStreamArn}";
        fn changes(dynamodb_records: Vec<Change<OwnedOrder>>) -> usize {
            dynamodb_records.iter().filter_map(|change| change.new_image.as_ref()).map(OwnedOrder::length).sum()
        }

        dynamodb_event "${OrdersStreamArn}";
        fn wide_changes(dynamodb_records: Vec<Change<WideOrder>>) -> usize {
            dynamodb_records.iter().filter_map(|change| change.new_image.as_ref()).map(WideOrder::length).sum()
        }

        dynamodb_event "${OrdersStreamArn}";
        fn change(dynamodb_record: Change<OwnedOrder>) {
            SEEN.fetch_add(dynamodb_record.new_image.as_ref().map_or(0, OwnedOrder::length), Ordering::Relaxed);
        }

        sns_event "t";
        fn notification(sns_message) {
            let bytes = sns_message.message().len() + sns_message.message_id().len();
            SEEN.fetch_add(bytes, Ordering::Relaxed);
        }

        s3_event "bucket", prefix: "p/";
        fn object(s3_object) {
            let bytes = s3_object.key().len() + s3_object.bucket().len();
            SEEN.fetch_add(bytes, Ordering::Relaxed);
        }

        log_event "g";
        fn logs(log_events: LogsData) -> usize {
            log_events.log_events.iter().map(|event| event.message.len()).sum()
        }

        rule_event { source: ["shop"] };
        fn detail(event_detail: Json<OwnedOrder>) -> usize {
            event_detail.length()
        }

        rate "5 minutes";
        fn scheduled(schedule: Json<OwnedOrder>) -> usize {
            schedule.length()
        }
    }
}

/// A function of the job.
pub(crate) struct Jets {
    app: App,
    handler: &'static str,
    context: Context,
}

impl Jets {
    pub(crate) fn new(handler: &'static str) -> Self {
        Self::of(&App::new().job(BenchJob), handler)
    }

    pub(crate) fn of(app: &App, handler: &'static str) -> Self {
        Self {
            app: app.clone(),
            handler,
            context: Context::default(),
        }
    }

    /// Returns what the function answered, or the sum over what it saw item by item.
    pub(crate) fn invoke(&self, payload: &str) -> Result<usize, String> {
        SEEN.store(0, Ordering::Relaxed);
        let invocation = pin!(self.app.invoke(self.handler, payload, self.context.clone()));
        // Nothing waits, because the functions are not async.
        let Poll::Ready(response) = invocation.poll(&mut task::Context::from_waker(Waker::noop()))
        else {
            return Err("not ready".to_owned());
        };
        let response = response.map_err(|error| error.to_string())?;
        Ok(response
            .as_str()
            .parse()
            .unwrap_or_else(|_| SEEN.load(Ordering::Relaxed)))
    }
}
