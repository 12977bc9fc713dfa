//! How often an outbox tries what fails, and in which order.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jets::{
    App, Context, Fifo, Function, Json, Queue, SqsMessage, Stream, Topic, jobs,
    sends::SendAllError,
    testing::{Outbox, OutboxError},
};

use super::BoxError;

/// The items of the calls, and how often those of a name fail.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Calls>>);

type Calls = (Vec<String>, HashMap<String, usize>);

impl Log {
    fn failing(name: &str, times: usize) -> Self {
        let log = Self::default();
        log.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .1
            .insert(name.to_owned(), times);
        log
    }

    /// Notes a call with an item.
    fn call(&self, name: &str) -> Result<(), String> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.0.push(name.to_owned());
        match state.1.get_mut(name) {
            Some(left) if *left > 0 => {
                *left -= 1;
                Err(format!("{name} fails"))
            }
            _ => Ok(()),
        }
    }

    fn calls(&self) -> String {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .0
            .join(" ")
    }
}

jobs! {
    pub(crate) WorkJob {
        log: Log,

        sqs_event "retried", create: { max_receive_count: 6 };
        fn queue(&self, sqs_message: (SqsMessage<'_>, String)) -> Result<(), String> {
            let (message, text) = sqs_message;
            self.log.call(&format!("{text}{}", message.approximate_receive_count().unwrap_or_default()))
        }

        sqs_event "retried.fifo", create: true;
        fn fifo(&self, sqs_message: String) -> Result<(), String> {
            self.log.call(&sqs_message)
        }

        kinesis_event "retried", maximum_retry_attempts: 2;
        fn stream(&self, kinesis_record: String) -> Result<(), String> {
            self.log.call(&kinesis_record)
        }

        sns_event "retried";
        event_invoke_config maximum_retry_attempts: 1;
        fn topic(&self, sns_message: String) -> Result<(), String> {
            self.log.call(&sns_message)
        }

        fn function(&self, event: Json<String>) -> Result<(), String> {
            self.log.call(&event)
        }
    }

    pub(crate) BossJob {
        sends queue: WorkJob::QUEUE;
        async fn to_queue(event: Vec<String>, queue: Queue<String>) -> Result<(), SendAllError> {
            queue.send_all(&event).await.map(drop)
        }

        sends fifo: WorkJob::FIFO;
        async fn to_fifo(event: Vec<[String; 2]>, fifo: Fifo<String>) -> Result<(), SendAllError> {
            fifo.send_all(event.iter().map(|[group, text]| (group, text))).await.map(drop)
        }

        sends stream: WorkJob::STREAM;
        async fn to_stream(event: Vec<String>, stream: Stream<String>) -> Result<(), SendAllError> {
            stream.send_all(event.iter().map(|text| ("key", text))).await.map(drop)
        }

        sends topic: WorkJob::TOPIC;
        async fn to_topic(event: Vec<String>, topic: Topic<String>) -> Result<(), SendAllError> {
            topic.send_all(&event).await.map(drop)
        }

        sends function: WorkJob::FUNCTION;
        async fn to_function(event: Vec<String>, function: Function<Json<String>>) -> Result<(), SendAllError> {
            function.call_all(&event).await.map(drop)
        }
    }
}

/// Sends the event by one function of the boss, and delivers. Returns the outcome.
async fn delivered(log: &Log, way: &str, event: &str) -> Result<(), OutboxError> {
    let outbox = Outbox::new();
    let app = App::new()
        .job(WorkJob { log: log.clone() })
        .job(BossJob)
        .delivery(outbox.clone());
    app.invoke(way, event, Context::default())
        .await
        .expect("sent");
    outbox.deliver(&app).await.map(drop)
}

#[tokio::test]
async fn a_message_of_a_queue_is_received_again_behind_the_others() -> Result<(), BoxError> {
    let log = Log::failing("a1", 1);
    delivered(&log, BossJob::TO_QUEUE.name(), r#"["a", "b"]"#).await?;
    assert_eq!(log.calls(), "a1 b1 a2");
    Ok(())
}

#[tokio::test]
async fn messages_of_a_group_stay_in_order() -> Result<(), BoxError> {
    let log = Log::failing("a", 2);
    let event = r#"[["g", "a"], ["g", "b"], ["h", "c"]]"#;
    delivered(&log, BossJob::TO_FIFO.name(), event).await?;
    assert_eq!(log.calls(), "a c a a b");
    Ok(())
}

#[tokio::test]
async fn records_of_a_stream_stay_in_order() -> Result<(), BoxError> {
    let log = Log::failing("b", 2);
    delivered(&log, BossJob::TO_STREAM.name(), r#"["a", "b", "c"]"#).await?;
    assert_eq!(log.calls(), "a b b b c");
    Ok(())
}

#[tokio::test]
async fn what_fails_as_often_as_it_is_tried_is_told() {
    let cases = [
        (
            BossJob::TO_QUEUE.name(),
            "work_job.queue",
            r#"["a", "b"]"#,
            6,
        ),
        (
            BossJob::TO_FIFO.name(),
            "work_job.fifo",
            r#"[["g", "a"], ["h", "b"]]"#,
            5,
        ),
        (BossJob::TO_STREAM.name(), "work_job.stream", r#"["a"]"#, 3),
        (
            BossJob::TO_TOPIC.name(),
            "work_job.topic",
            r#"["a", "b"]"#,
            2,
        ),
        (
            BossJob::TO_FUNCTION.name(),
            "work_job.function",
            r#"["a", "b"]"#,
            3,
        ),
    ];
    for (way, handler, event, attempts) in cases {
        let log = Log::failing("a", 100);
        for count in 1..=6 {
            log.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .1
                .insert(format!("a{count}"), 1);
        }
        let error = delivered(&log, way, event).await.expect_err(way);
        let OutboxError::Failed(failed) = &error else {
            panic!("{error}");
        };
        assert_eq!(failed.len(), 1, "{way}");
        assert_eq!(failed[0].handler, handler);
        assert_eq!(failed[0].attempts, attempts, "{way}");
        assert!(failed[0].error.contains("fails"), "{}", failed[0].error);
        let others = log
            .calls()
            .split(' ')
            .filter(|call| call.starts_with('b'))
            .count();
        assert_eq!(others, event.matches("\"b\"").count(), "{way}");
    }
}
