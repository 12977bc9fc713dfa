//! A chain of jobs: queue, table, topic, function, and from there a stream, an event bus and a FIFO queue.

#![forbid(unsafe_code)]

mod aws;

use aws_sdk_dynamodb::types::AttributeValue;
use jets::{
    App, Bus, Change, Fifo, Function, Json, Stream, Topic, jobs, lambda, sends::AwsDelivery,
};
use serde::{Deserialize, Serialize};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Clone, Deserialize, Serialize)]
pub struct Order {
    id: String,
    cents: u64,
}

jobs! {
    pub TakeJob {
        dynamodb: aws_sdk_dynamodb::Client,

        class_timeout 5;

        sqs_event "sends-orders", create: true;
        iam_policy "dynamodb:PutItem",
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/sends-orders";
        async fn take(&self, sqs_message: Json<Order>) -> Result<(), BoxError> {
            let put = self.dynamodb.put_item().table_name("sends-orders");
            let put = put.item("id", AttributeValue::S(sqs_message.id.clone()));
            put.item("cents", AttributeValue::N(sqs_message.cents.to_string()))
                .send()
                .await?;
            println!("saw {}", sqs_message.id);
            Ok(())
        }
    }

    pub TellJob {
        class_timeout 5;

        dynamodb_event "sends-orders", create: { partition_key: { id: S } }, maximum_retry_attempts: 5;
        sends news: ThankJob::DECIDE;
        async fn tell(dynamodb_record: Change<Order>, news: Topic<Json<Order>>) -> Result<(), BoxError> {
            if let Some(order) = &dynamodb_record.new_image {
                news.send(order)
                    .subject("an order")
                    .attribute("cents", order.cents)
                    .await?;
                println!("saw {}", order.id);
            }
            Ok(())
        }
    }

    pub ThankJob {
        class_timeout 5;

        sns_event "sends-news", create: true;
        sends letter: LetterJob::WRITE;
        async fn decide(sns_message: Json<Order>, letter: Function<Json<String>>) -> Result<(), BoxError> {
            letter
                .call(&format!("thank you for {}", sns_message.id))
                .await?;
            println!("saw {}", sns_message.id);
            Ok(())
        }
    }

    pub LetterJob {
        class_timeout 5;

        sends lines: ArchiveJob::STREAM;
        sends events: ArchiveJob::BUS;
        sends groups: ArchiveJob::FIFO;
        // LocalEmu takes each event as one for the default bus when it checks rights, and gives the condition on their
        // source no value. AWS needs neither.
        iam_policy "events:PutEvents",
            resource: "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default";
        async fn write(
            event: Json<String>,
            lines: Stream<Json<Order>>,
            events: Bus<Json<Order>>,
            groups: Fifo<String>,
        ) -> Result<(), BoxError> {
            let orders = [1, 2, 3].map(|cents| Order {
                id: event.0.clone(),
                cents,
            });
            lines
                .send_all(orders.iter().map(|order| ("key", order)))
                .await?;
            events.send_all(&orders).await?;
            let texts = ["a", "b", "a"];
            let messages = texts
                .iter()
                .map(|text| groups.send("group", *text).deduplication_id(*text));
            messages.collect::<jets::sends::SendingAll<_>>().await?;
            println!("saw {}", event.0);
            Ok(())
        }
    }

    pub ArchiveJob {
        class_timeout 5;

        kinesis_event "sends-lines", create: { shard_count: 1 }, maximum_retry_attempts: 5;
        fn stream(kinesis_record: Json<Order>) {
            println!("saw {} {}", kinesis_record.id, kinesis_record.cents);
        }

        rule_event { source: ["shop"], "detail-type": ["Letter Written"] }, event_bus: "sends-events", create: true;
        fn bus(event_detail: Json<Order>) {
            println!("saw {} {}", event_detail.id, event_detail.cents);
        }

        sqs_event "sends-groups.fifo", create: true;
        fn fifo(sqs_message: String) {
            println!("saw {}", sqs_message);
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    let config = aws::config();
    let delivery = AwsDelivery::new()
        .eventbridge(aws_sdk_eventbridge::Client::new(&config))
        .kinesis(aws_sdk_kinesis::Client::new(&config))
        .lambda(aws_sdk_lambda::Client::new(&config))
        .sns(aws_sdk_sns::Client::new(&config))
        .sqs(aws_sdk_sqs::Client::new(&config));
    let app = App::new()
        .job(TakeJob {
            dynamodb: aws_sdk_dynamodb::Client::new(&config),
        })
        .job(TellJob)
        .job(ThankJob)
        .job(LetterJob)
        .job(ArchiveJob)
        .delivery(delivery);
    lambda::run(app).await
}
