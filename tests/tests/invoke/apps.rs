//! Tests of apps: their handlers, their manifest and their threads.

use std::{
    pin::pin,
    task::{self, Poll, Waker},
};

use jets::{App, Context, testing::KinesisEvent};

use crate::{KINESIS_EVENT, failure, job};

#[tokio::test]
async fn an_unknown_handler_is_answered_with_the_nearest_and_all() {
    let error = failure("data_job.flie", "{}").await.to_string();
    assert!(
        error.starts_with("no handler is named `data_job.flie`, did you mean `data_job.file`? (known: data_job.file, data_job.borrowing, "),
        "{error}"
    );
    let error = failure("zzz", "{}").await.to_string();
    assert!(
        error.starts_with("no handler is named `zzz` (known: "),
        "{error}"
    );
    let error = App::new().invoke("x", "{}", Context::default()).await;
    assert_eq!(
        error.expect_err("no job").to_string(),
        "no handler is named `x`: there is no job"
    );
}

#[test]
fn an_app_has_the_manifest_of_its_jobs() {
    let app = App::new().job(job());
    let manifest = app.manifest().expect("a manifest");
    assert_eq!(manifest.jobs.len(), 1);
    assert_eq!(manifest.functions().count(), app.handler_names().len());
    assert_eq!(app.handler_names().first(), Some(&"data_job.file"));
    let names = format!("{:?}", app.handler_names());
    assert_eq!(format!("{app:?}"), format!("App({names})"));
    let twice = app.clone().job(job());
    let error = twice.manifest().expect_err("two of one name");
    assert_eq!(error.to_string(), "two jobs are named `DataJob`");
    assert_eq!(app.manifest().expect("still one").jobs.len(), 1);
}

#[tokio::test]
async fn an_app_takes_an_event_of_a_test_as_it_is() {
    let event = KinesisEvent::new().text("hello");
    let app = App::new().job(job());
    let of_event = app.invoke("data_job.file", &event, Context::default());
    let of_event = of_event.await.expect("an answer");
    let of_json = app.invoke("data_job.file", event.to_json(), Context::default());
    let of_json = of_json.await.expect("an answer");
    assert_eq!(of_event.as_str(), of_json.as_str());
    let owned = app.invoke("data_job.file", event, Context::default());
    assert!(owned.await.is_ok());
}

#[test]
fn an_app_needs_no_async_runtime() {
    let app = App::new().job(job());
    let invocation = pin!(app.invoke("data_job.file", KINESIS_EVENT, Context::default()));
    let mut context = task::Context::from_waker(Waker::noop());
    assert!(matches!(invocation.poll(&mut context), Poll::Ready(Ok(_))));
}

#[test]
fn an_app_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn sent<T: Send>(_: &T) {}
    let app = App::new().job(job());
    shared(&app);
    sent(&app.invoke("data_job.file", Vec::new(), Context::default()));
}
