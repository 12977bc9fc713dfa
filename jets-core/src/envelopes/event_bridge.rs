//! `EventBridge<T>`: an event of EventBridge.

use std::error::Error;

use super::{deref_to, read_event, take_inside};
use crate::{EventDetail, FromItem, Item, Source, runtime::items::Needs};

/// [An event of EventBridge][1], in a queue, stream or topic that is the target of a rule.
///
/// `T` takes the event's detail. It is any type for a parameter that takes one item, if it owns its data:
/// `EventBridge<Json<Order>>`.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventBridge<T> {
    /// The detail.
    pub detail: T,
    /// The event's id.
    pub id: String,
    /// The kind of event, such as `EC2 Instance State-change Notification`.
    pub detail_type: String,
    /// The service or application that sent the event, such as `aws.ec2`.
    pub source: String,
    /// The account that the event comes from.
    pub account: String,
    /// The time of the event, such as `2019-01-02T12:45:07Z`.
    pub time: String,
    /// The region that the event comes from.
    pub region: String,
    /// The ARNs of the resources that the event is about.
    pub resources: Vec<String>,
}

deref_to!(EventBridge, detail);

#[diagnostic::do_not_recommend]
impl<S: Source, T: for<'data> FromItem<'data, S>> FromItem<'_, S> for EventBridge<T> {
    const NEEDS: Needs = <T as FromItem<'static, S>>::NEEDS.decoded();

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_event(item.entry(), "an event of EventBridge", |payload| {
            crate::EventBridge::parse(payload, Needs::Metadata)
        })?;
        let detail = items.first()?;
        let event: EventDetail<'_> = Item::new(detail);
        Ok(Self {
            detail: take_inside(item, detail)?,
            id: event.id().to_owned(),
            detail_type: event.detail_type().to_owned(),
            source: event.source().to_owned(),
            account: event.account().to_owned(),
            time: event.time().to_owned(),
            region: event.region().to_owned(),
            resources: event.resources(),
        })
    }
}
