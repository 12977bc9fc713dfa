//! The jobs, one per file.

mod change;
mod order;
mod report;

pub use self::{change::ChangeJob, order::OrderJob, report::ReportJob};
