//! What stands for the items without feature `gzip`, so that the compiler reports the missing feature and nothing else.

use std::error::Error;

use super::Logs;
use crate::runtime::{
    DecodeError, FromItem, Item, Source,
    event::Payload,
    items::{Deliveries, Encoding, Failures, Items, Needs, Sealed, Words},
};

static WORDS: Words = Words {
    item: "",
    id: "",
    id_field: "",
    data: "",
    shape: "",
    shape_of_item: "",
    encoding: Encoding::Base64,
};

impl Sealed for Logs {}

impl Source for Logs {
    const FAILURES: Failures = Failures::FailTheInvocation;
    const DELIVERIES: &'static Deliveries = &Deliveries::new("logs", |_| None, 2);

    fn parse<'p>(_: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        Ok(Items::new(&WORDS, "", 1))
    }
}

/// The default type of `log_events`, which needs feature `gzip`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LogsData;

#[diagnostic::do_not_recommend]
impl FromItem<'_, Logs> for LogsData {
    fn from_item(_: Item<'_, Logs>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }
}

/// A trait that nothing implements. It is there for its message.
#[diagnostic::on_unimplemented(
    message = "`log_events` needs feature `gzip` of `jets-rs`",
    label = "write `features = [\"gzip\"]` at the dependency"
)]
pub trait WithFeatureGzip {}
