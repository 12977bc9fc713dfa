//! Rules of single values and of lists of options, which declarations of several kinds share.

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
