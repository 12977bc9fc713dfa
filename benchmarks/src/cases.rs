//! The cases to measure: our function, the event, and the handwritten handler.

use crate::{
    invoke::{self, Jets},
    payloads::{self, Shape},
    peer,
};

/// A row of a table.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    ours: Ours,
    pub(crate) payload: fn(Shape) -> String,
    pub(crate) peer: Peer,
}

/// What is compared with the handwritten handler.
enum Ours {
    /// `App::invoke` of a function.
    Function(&'static str),
    /// Only what no library can leave out: `serde_json` on the bodies of messages.
    Bodies,
}

/// A handler on `aws_lambda_events`, which returns the same number as our function.
pub(crate) type Peer = fn(&[u8]) -> Result<usize, serde_json::Error>;

/// What our side does with a payload. Returns the number of items.
pub(crate) type OurHandler = dyn Fn(&str) -> Result<usize, String>;

impl Case {
    fn new(
        name: &'static str,
        function: &'static str,
        payload: fn(Shape) -> String,
        peer: Peer,
    ) -> Self {
        Self {
            name,
            ours: Ours::Function(function),
            payload,
            peer,
        }
    }

    /// Returns a function that does our part for this payload.
    pub(crate) fn ours(&self, payload: &str) -> Box<OurHandler> {
        match self.ours {
            Ours::Function(name) => {
                let jets = Jets::new(name);
                Box::new(move |payload| jets.invoke(payload))
            }
            Ours::Bodies => {
                let bodies = payloads::bodies(payload);
                Box::new(move |_| invoke::read_orders(&bodies))
            }
        }
    }
}

/// Returns the cases of events with a batch.
pub(crate) fn batches() -> Vec<Case> {
    vec![
        Case::new(
            "`kinesis_data`",
            "bench_job.data",
            payloads::bytes,
            peer::data,
        ),
        Case::new(
            "`kinesis_data: Vec<String>`",
            "bench_job.strings",
            payloads::texts,
            peer::strings,
        ),
        Case::new(
            "`kinesis_data: Vec<Json<T>>`",
            "bench_job.typed",
            payloads::orders,
            peer::typed,
        ),
        Case::new(
            "`kinesis_record`",
            "bench_job.record",
            payloads::bytes,
            peer::data,
        ),
        Case::new("`event`", "bench_job.event", payloads::bytes, peer::event),
        Case::new(
            "`sqs_messages`",
            "bench_job.messages",
            payloads::messages,
            peer::messages,
        ),
        Case::new(
            "`sqs_message: Json<T>`",
            "bench_job.message",
            payloads::messages_of_orders,
            peer::typed_messages,
        ),
        Case {
            name: "`serde_json` on the bodies of `sqs_message: Json<T>`",
            ours: Ours::Bodies,
            payload: payloads::messages_of_orders,
            peer: peer::typed_messages,
        },
        Case::new(
            "`dynamodb_records: Vec<Change<T>>`",
            "bench_job.changes",
            payloads::changes,
            peer::changes,
        ),
        Case::new(
            "`dynamodb_records: Vec<Change<T>>`, seven attributes",
            "bench_job.wide_changes",
            payloads::wide_changes,
            peer::wide_changes,
        ),
        Case::new(
            "`dynamodb_record: Change<T>`",
            "bench_job.change",
            payloads::changes,
            peer::changes,
        ),
    ]
}

/// Returns the cases of events that are pushed.
pub(crate) fn singles() -> Vec<Case> {
    vec![
        Case::new(
            "`sns_message`",
            "bench_job.notification",
            payloads::notification,
            peer::notification,
        ),
        Case::new(
            "`s3_object`",
            "bench_job.object",
            payloads::object,
            peer::object,
        ),
        Case::new("`log_events`", "bench_job.logs", payloads::logs, peer::logs),
        Case::new(
            "`event_detail: Json<T>`",
            "bench_job.detail",
            payloads::rule,
            peer::detail,
        ),
        Case::new(
            "`schedule: Json<T>`",
            "bench_job.scheduled",
            payloads::schedule,
            peer::scheduled,
        ),
    ]
}
