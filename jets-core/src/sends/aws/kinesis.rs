//! Records for streams.

use aws_sdk_kinesis::{Client, primitives::Blob, types::PutRecordsRequestEntry};

use super::Delivered;
use crate::delivery::{Message, Receiver, Refusal, Sent};

pub(super) async fn send(
    client: &Client,
    arn: &str,
    _: &Receiver,
    messages: &[Message],
) -> Delivered {
    let records = messages.iter().map(|message| {
        PutRecordsRequestEntry::builder()
            .data(Blob::new(message.body.as_slice()))
            .set_partition_key(message.partition_key.clone())
            .set_explicit_hash_key(message.explicit_hash_key.clone())
            .build()
    });
    let call = client
        .put_records()
        .stream_arn(arn)
        .set_records(Some(records.collect::<Result<_, _>>()?));
    let answer = call.send().await?;
    let outcome = |record: &aws_sdk_kinesis::types::PutRecordsResultEntry| match record.error_code()
    {
        Some(code) => Err(Refusal::new(
            code,
            record.error_message().unwrap_or_default(),
        )),
        None => Ok(Sent::new(record.sequence_number().unwrap_or_default())),
    };
    Ok(answer.records().iter().map(outcome).collect())
}
