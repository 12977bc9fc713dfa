//! Takes orders from a queue, tells of those that are new, thanks for them, and reports once a day.
//!
//! The jobs are a library, so that tests, `main` and the template use the same code.

pub mod jobs;
pub mod orders;

use std::sync::Arc;

use jets::{App, FailedItemsMetric};

use crate::{
    jobs::{ChangeJob, OrderJob, ReportJob, ThankJob},
    orders::{MemoryOrders, OrdersError},
};

/// Returns the app that is deployed. Only the job that serves is set up.
pub fn app() -> App {
    App::new()
        .job_with(OrderJob::connect)
        .job(ChangeJob)
        .job_with(ThankJob::connect)
        .job_with(ReportJob::connect)
        .wrap(FailedItemsMetric::new("Service"))
}

/// Returns the orders that the environment names. A real service connects to its table here.
///
/// # Errors
///
/// Returns an error if `TABLE` is not set.
pub async fn connect() -> Result<Arc<MemoryOrders>, OrdersError> {
    let table = std::env::var("TABLE").map_err(|_| OrdersError::NoTable)?;
    Ok(Arc::new(MemoryOrders::new(table)))
}
