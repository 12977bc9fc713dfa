//! Rules for single values and for lists of options, shared by several kinds of declarations.

pub mod arguments;
pub mod arn;
mod condition;
pub mod event_pattern;
pub mod json;
pub mod number;
pub mod options;
pub mod placeholders;
pub mod resource_name;
pub mod statement;
pub mod tags;
pub mod values;
