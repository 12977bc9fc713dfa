//! The jobs, one per file.

mod change;
mod order;
mod report;
mod thank;

pub use self::{change::ChangeJob, order::OrderJob, report::ReportJob, thank::ThankJob};
