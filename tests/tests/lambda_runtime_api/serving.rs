//! Tests of what a server does around its invocations.

use serde_json::json;

use super::{
    answer,
    program_run::{Program, SERVER, command},
    runtime_api::RuntimeApi,
};

#[tokio::test]
async fn a_server_flushes_after_each_answer_and_shuts_down_at_the_end() {
    let mut api = RuntimeApi::start().await;
    let program = Program::start(&mut command(SERVER, &api));
    let registered = api.report().await;
    assert_eq!(registered.path, "/2020-01-01/extension/register");
    assert_eq!(registered.body, json!({"events": []}));
    for request_id in ["1", "2"] {
        api.invoke(request_id, "{}");
        assert_eq!(answer(&mut api, request_id).await, "pong");
    }
    // It asks for the next invocation after it has flushed.
    api.invoke("3", "{}");
    assert_eq!(answer(&mut api, "3").await, "pong");
    let output = program.terminated().await;
    let printed = String::from_utf8_lossy(&output.stdout);
    let invocations = "layer\nping\nflush\n".repeat(2);
    assert!(
        printed.starts_with(&format!("{invocations}layer\nping\n")),
        "{printed}"
    );
    assert!(printed.ends_with("shutdown\nended\n"), "{printed}");
    assert!(output.status.success(), "{output:?}");
}
