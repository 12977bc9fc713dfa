//! The jobs: a file each.

mod change;
mod order;
mod report;

pub use self::{change::ChangeJob, order::OrderJob, report::ReportJob};
