//! `aggregated: true`: unpacks records of the Kinesis Producer Library.

use quote::ToTokens as _;

use super::stream::{self, CONSUMER_ARN};
use crate::{
    diagnostics::Errors,
    rules::{
        options::{self, OptionRule, OptionValue},
        values,
    },
    triggers::{contract::AGGREGATED, event_source_mapping::Draft},
};

/// The option, which only Kinesis has.
pub const OPTIONS: &[OptionRule<Draft>] =
    &[OptionRule::new(AGGREGATED, |option, draft, errors| {
        let aggregated = values::boolean(option.name, option.value, errors);
        draft.code.aggregated = aggregated
            .filter(|aggregated| *aggregated)
            .and_then(|_| option.at.to_token_stream().into_iter().next())
            .map(|word| word.span());
    })];

/// Reports `filter` beside `aggregated`, unless the source is an enhanced fan-out consumer. For other sources the
/// filter sees only the aggregates.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html#filtering-kinesis-efo>
pub fn check_together(
    stream: Option<&String>,
    draft: &Draft,
    given: &[OptionValue<'_>],
    errors: &mut Errors,
) {
    let is_stream = stream.is_some_and(|stream| !stream::is_consumer(stream));
    if let Some(filter) = options::find("filter", given)
        && draft.code.aggregated.is_some()
        && is_stream
    {
        errors.at(
            filter.at,
            format!("Lambda filters aggregated records for an enhanced fan-out consumer only, and drops them otherwise: name the consumer in place of the stream, such as `{CONSUMER_ARN}`, or leave out `filter`"),
        );
    }
}
