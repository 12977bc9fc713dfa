//! The rules of one `kinesis_event` declaration.

use jets_core::triggers::{Trigger, kinesis::KinesisTrigger};

use super::{WORD, options, stream};
use crate::{
    check::{model::DeclaredTrigger, values},
    diagnostics::Errors,
    parse::syntax::Declaration,
};

const ACCEPTED: &str = "a stream's name or ARN, or a consumer's ARN, such as `\"my-stream\"`";

/// Checks one declaration. `None` says that it names no stream.
pub(super) fn check(declaration: &Declaration, errors: &mut Errors) -> Option<DeclaredTrigger> {
    let argument = declaration.arguments.first();
    if argument.is_none() && !declaration.damaged {
        values::missing_argument(ACCEPTED, declaration, errors);
    }
    for extra in declaration.arguments.iter().skip(1) {
        errors.at(
            extra,
            "`kinesis_event` takes one stream: write one `kinesis_event` for each stream",
        );
    }
    let name = argument
        .and_then(|value| values::string(WORD.keyword, ACCEPTED, value, errors))
        .and_then(|literal| stream::check(literal, errors));
    // The options are checked even where the stream has a mistake.
    let mut trigger = KinesisTrigger::new(name.clone().unwrap_or_default());
    let policy = options::apply(&declaration.options, &mut trigger, errors);
    name.map(|_| {
        let trigger = Trigger::Kinesis(trigger);
        let policy = policy.unwrap_or_else(|| trigger.default_policy());
        DeclaredTrigger {
            word: &WORD,
            trigger,
            policy,
        }
    })
}
