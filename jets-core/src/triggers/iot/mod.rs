//! Messages of AWS IoT: [`iot_event`](mod@crate::language::iot_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/iot.md"))]

mod manifest;

pub use manifest::{IotSqlVersion, IotTrigger, TopicRulePayload};

#[cfg(feature = "runtime")]
pub mod words {
    //! `iot_event "SELECT * FROM 'sensors/+/temperature'";` — messages of devices invoke the function.
    //!
    //! The argument is a statement in AWS IoT's SQL, version 2016-03-23. The result of the statement is the function's
    //! `event`, which can be any type that deserialises. For payloads that are not JSON, use `SELECT encode(*, 'base64') AS
    //! data FROM '…'`. A function may have several statements, each only once.
    //!
    //! The template contains the rule and a permission for this rule only. See [IoT's
    //! page](https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html).

    /// Whether the rule is active: `true` (the default), `false`, or a placeholder such as `"${Enabled:true}"`.
    pub mod enabled {}
}
