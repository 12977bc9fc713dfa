//! The senders, and the options of a declaration `sends`.

use jets_core::manifest::ReceiverKind;

use super::model::Sends;
use crate::{
    syntax::{Tokens, is_punct},
    triggers,
    values::{Rule, arn::ArnRule, option, resource, set},
};

/// What is received from, with the source of its items and the sender, by their names in the library.
pub const KINDS: [(ReceiverKind, &str, &str); 5] = [
    (ReceiverKind::Queue, "Sqs", "Queue"),
    (ReceiverKind::FifoQueue, "Sqs", "Fifo"),
    (ReceiverKind::Topic, "Sns", "Topic"),
    (ReceiverKind::Stream, "Kinesis", "Stream"),
    (ReceiverKind::EventBus, "EventBridge", "Bus"),
];

/// The sender to what no source invokes.
pub const FUNCTION: &str = "Function";

/// The key itself, because a right on an alias allows nothing.
const ENCRYPTION_KEY: ArnRule = ArnRule::new("the ARN of a KMS key", &[&resource::KEY]);

pub const OPTIONS: &[Rule<Sends>] = &[
    option("via", |value, sends| {
        let of_keyword = |keyword: &triggers::Keyword| {
            let source = keyword.parameters.first()?.marker;
            let (kind, ..) = KINDS.into_iter().find(|(_, known, _)| *known == source)?;
            Some((keyword.name, (source, kind.service())))
        };
        let known: Vec<_> = triggers::SUPPORTED.iter().filter_map(of_keyword).collect();
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let via = value.name_among(&names);
        let mut known = known.into_iter();
        sends.via = known.find_map(|(name, found)| (Some(name) == via).then_some(found));
    }),
    set!(option kms_key_arn = arn(&ENCRYPTION_KEY)),
    option("allow_loop", |value, sends| {
        sends.allow_loop = value.boolean() == Some(true);
    }),
];

/// Returns `true` if a type begins with the name of a sender.
pub fn is_sender(ty: &Tokens) -> bool {
    let words = ty.as_slice().iter();
    let mut words = words.take_while(|token| !is_punct(token, '<'));
    words.any(|word| is_name(&word.to_string()))
}

/// Returns the name of a sender that a type ends in, without what is sent.
pub fn without_payload(ty: &Tokens) -> Option<String> {
    let name = ty.as_slice().last()?.to_string();
    is_name(&name).then_some(name)
}

fn is_name(word: &str) -> bool {
    word == FUNCTION || KINDS.iter().any(|(.., sender)| *sender == word)
}
