//! `iot_event "SELECT * FROM 'sensors/+/temperature'";` — messages of devices invoke the function.
//!
//! The argument is a statement of AWS IoT's SQL, of version 2016-03-23. What it selects is the function's `event`, of any
//! type that deserialises. Payloads that are not JSON take `SELECT encode(*, 'base64') AS data FROM '…'`. A function may
//! have several, each once.
//!
//! The template has the rule, and the permission for this rule only. See [IoT's
//! page](https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html).

/// Whether the rule is active: `true` (the default) or `false`.
pub mod enabled {}
