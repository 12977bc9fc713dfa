//! A receiver with several triggers, which is known by another name than its own.

use std::sync::{Arc, Mutex, PoisonError};

use jets::{App, Json, Queue, Stream, sends::SendError, testing::Outbox};
use serde_json::Value;

use super::{BoxError, Order, invoke, order};

/// The source of each event, and the number of its records.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Vec<(String, usize)>>>);

mod receivers {
    mod private {
        use super::super::{PoisonError, Seen, Value};

        jets::jobs! {
            /// Takes orders from a queue and from a stream.
            pub(crate) EitherJob {
                pub(in super::super) seen: Seen,

                sqs_event "choice";
                kinesis_event "choice";
                fn take(&self, event: Value) {
                    let records = event["Records"].as_array().map_or(&[][..], Vec::as_slice);
                    let source = records[0]["eventSource"].as_str().unwrap_or_default();
                    let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
                    seen.push((source.to_owned(), records.len()));
                }
            }
        }
    }

    pub(crate) use private::EitherJob as ChoiceJob;
}

use receivers::ChoiceJob;

jets::jobs! {
    /// Sends each order to one of the two.
    pub(crate) ChooseJob {
        sends small: ChoiceJob::TAKE, via: sqs_event;
        sends large: receivers::ChoiceJob::TAKE, via: kinesis_event;
        async fn choose(
            event: Vec<Order>,
            small: Queue<Json<Order>>,
            large: Stream<Json<Order>>,
        ) -> Result<(), SendError> {
            for order in &event {
                if order.cents > 100 {
                    large.send(&order.id, order).await?;
                } else {
                    small.send(order).await?;
                }
            }
            Ok(())
        }
    }
}

#[tokio::test]
async fn a_function_with_two_triggers_is_sent_to_by_the_one_that_via_selects()
-> Result<(), BoxError> {
    let (outbox, seen) = (Outbox::new(), Seen::default());
    let app = App::new()
        .job(ChoiceJob { seen: seen.clone() })
        .job(ChooseJob)
        .delivery(outbox.clone());
    let orders = [order("a", 7), order("b", 700), order("c", 8)];
    invoke(&app, ChooseJob::CHOOSE.name(), &orders).await?;

    assert_eq!(
        outbox.sent::<Json<Order>>(ChoiceJob::TAKE)?,
        orders.map(Json)
    );
    let keys = outbox.messages(ChoiceJob::TAKE);
    let keys = keys.iter().map(|message| message.partition_key.as_deref());
    assert_eq!(keys.collect::<Vec<_>>(), [None, Some("b"), None]);

    let called = outbox.deliver(&app).await?;
    assert_eq!(called, ["either_job.take"; 2]);
    let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
    seen.sort();
    assert_eq!(
        *seen,
        [("aws:kinesis".to_owned(), 1), ("aws:sqs".to_owned(), 2)]
    );
    Ok(())
}

#[test]
fn the_manifest_has_the_arn_of_the_trigger_that_via_selects() {
    let manifest: jets::manifest::Manifest = ChooseJob::MANIFEST.parse().expect("a manifest");
    let mut functions = manifest.functions();
    let sends = functions.next().map(|function| function.sends.as_slice());
    let arns = sends.unwrap_or_default().iter();
    let arns: Vec<_> = arns
        .map(|sends| (sends.name.as_str(), sends.to.arn.as_str()))
        .collect();
    let arn = |rest: &str| format!("arn:${{AWS::Partition}}:{rest}");
    let [queue, stream] = [
        arn("sqs:${AWS::Region}:${AWS::AccountId}:choice"),
        arn("kinesis:${AWS::Region}:${AWS::AccountId}:stream/choice"),
    ];
    assert_eq!(
        arns,
        [("small", queue.as_str()), ("large", stream.as_str())]
    );
}
