//! The cases of the idempotency tests, on the table that is named on the command line.

#![forbid(unsafe_code)]

#[path = "../../../../tests/idempotency/cases.rs"]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod cases;

use jets::idempotency::DynamodbStore;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let table = std::env::args().nth(1).expect("the name of a table");
    let client = once::client().expect("variables of AWS");
    let store = || DynamodbStore::new(client.clone(), &table);
    cases::second_deliveries(store, "second").await;
    cases::work_in_progress(store(), "progress").await;
    cases::taken_over(store, "taken").await;
}
