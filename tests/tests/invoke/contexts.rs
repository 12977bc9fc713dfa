//! Tests of the context of an invocation.

use std::time::{Duration, SystemTime};

use jets::{App, CognitoIdentity, Context};

use crate::job;

#[tokio::test]
async fn the_context_reaches_the_function() {
    let context = Context::default()
        .with_request_id("id")
        .with_deadline(SystemTime::now() - Duration::from_secs(1))
        .with_invoked_function_arn("arn")
        .with_trace_id("Root=1");
    assert_eq!(context.remaining_time(), Duration::ZERO);
    assert_eq!(context.invoked_function_arn(), "arn");
    assert_eq!(context.trace_id(), Some("Root=1"));
    let app = App::new().job(job());
    let response = app.invoke("data_job.request_id", "{}", context).await;
    assert_eq!(response.expect("success").as_str(), r#""id""#);
}

#[test]
fn a_context_reads_no_clock() {
    assert_eq!(Context::default(), Context::default());
    assert_eq!(Context::default().deadline(), None);
    assert_eq!(Context::default().remaining_time(), Duration::from_mins(15));
}

#[test]
fn a_context_knows_who_called() {
    let caller = Context::default()
        .with_client_context(r#"{"custom":{}}"#)
        .with_identity(CognitoIdentity::new("id", "pool"))
        .with_tenant_id("tea");
    assert_eq!(caller.client_context(), Some(r#"{"custom":{}}"#));
    assert_eq!(caller.identity(), Some(&CognitoIdentity::new("id", "pool")));
    assert_eq!(caller.tenant_id(), Some("tea"));
    assert_eq!(Context::default().tenant_id(), None);
}

#[test]
fn a_context_says_what_a_test_gave_it() {
    let local = Context::default();
    assert_eq!(local.function_name(), "local");
    assert_eq!(local.function_version(), "$LATEST");
    assert_eq!(local.memory_limit_in_mb(), 128);
    assert_eq!(local.log_group(), "/aws/lambda/local");
    assert_eq!(local.log_stream(), "local");
    let context = local
        .with_function_name("orders")
        .with_function_version("7")
        .with_memory_limit_in_mb(512)
        .with_log_group("/orders")
        .with_log_stream("2027/01/01");
    assert_eq!(context.function_name(), "orders");
    assert_eq!(context.function_version(), "7");
    assert_eq!(context.memory_limit_in_mb(), 512);
    assert_eq!(context.log_group(), "/orders");
    assert_eq!(context.log_stream(), "2027/01/01");
    assert_eq!(context, context.clone());
    assert_ne!(context, context.clone().with_log_stream("2027/01/02"));
}
