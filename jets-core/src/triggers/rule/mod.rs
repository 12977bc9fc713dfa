//! EventBridge rules: [`rule_event`](mod@crate::language::rule_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/rule.md"))]

#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

pub use manifest::RuleTrigger;
#[cfg(feature = "cloudformation")]
pub(super) use manifest::add_rule;
#[cfg(feature = "runtime")]
pub use {
    decode::{EventBridge, EventDetail},
    testing::EventBridgeEvent,
};

#[cfg(feature = "runtime")]
#[doc(alias("EventBridge"))]
pub mod rule_event {
    //! `rule_event { source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"] };` — events of
    //! EventBridge that match the pattern invoke the function.
    //!
    //! A pattern is a map from keys of an event to lists of accepted values. At the top level, `detail_type` stands for
    //! `detail-type`. Every other key is taken as written. In addition to strings, numbers, `true`, `false` and `null`, a
    //! list can contain the operators `{ prefix: "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ wildcard:
    //! "…*…" }`, `{ "anything-but": […] }`, `{ numeric: [">", 0] }`, `{ cidr: "10.0.0.0/24" }` and `{ exists: true }`.
    //! `"$or"` takes a list of patterns, one of which must match. The pattern has at most 4,096 characters as JSON.
    //!
    //! **What is lost by default:** an event whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that Lambda does not accept for 24 hours, unless there is the
    //! option `target_dead_letter_queue: create`.
    //!
    //! See [EventBridge's page](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html).

    /// `event_bus: "shop"` — the name or ARN of the event bus. Without it, the default bus of the account, which gets
    /// the events of AWS services.
    pub mod event_bus {}

    /// `enabled: false` — whether the rule is active: `true` (the default), `false`, or a placeholder such as
    /// `"${Enabled:true}"`.
    pub mod enabled {}

    /// `allow_loop: true` — allows the function to put events that the pattern matches on the bus, and to write the objects
    /// whose events it matches, itself or in a circle of functions.
    pub mod allow_loop {}

    /// `input: { days: 7 }` — the input of the function in place of the event: any value, as JSON of at most 8,192
    /// characters. The function takes it as `event`.
    pub mod input {}

    /// `input_path: "$.detail"` — the path of the part of the event that the function gets as `event`, such as
    /// `"$.detail"`. The function has no `event_detail`.
    pub mod input_path {}

    /// `input_transformer: { input_paths_map: { id: "$.detail.id" }, input_template: { order: "<id>" } }` — A template
    /// for what the function gets as `event`, in place of the event:
    /// `{ input_paths_map: { id: "$.detail.id" }, input_template: { order: "<id>" } }`. A placeholder alone in a string
    /// becomes the value at its path, of any kind; in a longer string it becomes text.
    ///
    /// EventBridge knows [a few placeholders][1] by itself, such as `<aws.events.event.json>` for the whole event.
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
    pub mod input_transformer {}

    crate::triggers::shared_words::of_targets!();
    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that a rule of EventBridge invokes.

    /// `event_detail: Json<Order>` — the detail of the event. The default type is [`EventDetail`](crate::EventDetail),
    /// which prints the detail's JSON. It can also be [`Json<T>`](crate::Json) of your own type, `String`, `&str`, a
    /// pair of such types, `Result<T, DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
    ///
    /// If the function fails, Lambda tries it again twice. A rule with `input`, `input_path` or `input_transformer` has
    /// no detail: its function takes `event`.
    pub mod event_detail {}
}
