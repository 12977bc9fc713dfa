//! Tests of jobs that are set up on first use.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use jets::{App, Context, InvokeError, InvokeErrorKind, jobs};

jobs! {
    OrderJob {
        table: String,

        pub(crate) fn store(&self) -> String {
            self.table.clone()
        }

        pub(crate) fn load(&self) -> String {
            self.table.clone()
        }
    }
}

/// Returns an app whose job counts its set-ups. The first `failures` of them fail.
fn app(count: &Arc<AtomicUsize>, failures: usize) -> App {
    let count = Arc::clone(count);
    App::new().job_with(move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        async move {
            tokio::task::yield_now().await;
            if number < failures {
                return Err("no table");
            }
            Ok(OrderJob {
                table: format!("table {number}"),
            })
        }
    })
}

async fn invoke(app: &App, handler: &str) -> Result<String, InvokeError> {
    let response = app.invoke(handler, "{}", Context::default()).await?;
    Ok(response.to_string())
}

#[tokio::test]
async fn a_job_is_set_up_once_on_first_use() {
    let count = Arc::default();
    let app = app(&count, 0);
    assert_eq!(count.load(Ordering::Relaxed), 0);
    let clone = app.clone();
    let (one, other) = tokio::join!(
        invoke(&app, "order_job.store"),
        invoke(&clone, "order_job.load")
    );
    assert_eq!(one.expect("an answer"), "\"table 0\"");
    assert_eq!(other.expect("an answer"), "\"table 0\"");
    assert_eq!(count.load(Ordering::Relaxed), 1, "also for two at once");
    app.set_up("order_job.store").await.expect("a job");
    assert_eq!(
        invoke(&app, "order_job.load").await.expect("an answer"),
        "\"table 0\""
    );
}

#[tokio::test]
async fn setting_up_says_what_failed() {
    let app = app(&Arc::default(), 1);
    let error = app.set_up("order_job.store").await.expect_err("no table");
    assert!(matches!(error, InvokeError::SetUp(_)), "{error}");
    let error = app
        .set_up("order_job.stores")
        .await
        .expect_err("no handler");
    assert!(
        matches!(error, InvokeError::UnknownHandler { .. }),
        "{error}"
    );
    app.set_up("order_job.load").await.expect("a job");
}

#[tokio::test]
async fn a_job_that_could_not_be_set_up_is_tried_again_by_the_next_invocation() {
    let count = Arc::default();
    let app = app(&count, 1);
    let error = invoke(&app, "order_job.store")
        .await
        .expect_err("a failure");
    assert!(matches!(error, InvokeError::SetUp(_)));
    assert_eq!(error.to_string(), "the job could not be set up: no table");
    assert_eq!(
        invoke(&app, "order_job.store").await.expect("an answer"),
        "\"table 1\""
    );
}

#[tokio::test]
async fn a_job_whose_manifest_is_asked_for_is_not_set_up() {
    let count = Arc::default();
    let app = app(&count, 0);
    assert_eq!(app.manifest().expect("a manifest").functions().count(), 2);
    assert_eq!(app.handler_names(), ["order_job.store", "order_job.load"]);
    let error = invoke(&app, "order_job.stor")
        .await
        .expect_err("no handler");
    assert_eq!(error.kind(), InvokeErrorKind::UnknownHandler);
    assert_eq!(error.kind().as_str(), "UnknownHandler");
    assert_eq!(count.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn two_jobs_of_one_handler_are_refused() {
    let job = || OrderJob {
        table: String::new(),
    };
    let app = App::new().job(job()).job(job());
    let error = invoke(&app, "order_job.store")
        .await
        .expect_err("two handlers");
    assert_eq!(
        error.to_string(),
        "two functions have the handler `order_job.store`"
    );
}
