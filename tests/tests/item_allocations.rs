//! Tests that a call with an item allocates nothing, however many items a function works on at once, and that the future
//! of a function takes its space once.
//!
//! It has a file of its own, because other tests would allocate at the same time.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    alloc::System,
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, Waker},
};

use jets::{App, Wrap, jobs, testing::SqsEvent};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

jobs! {
    WorkJob {
        sqs_event "work";
        fn at_once(sqs_message: &str) {
            assert!(!sqs_message.is_empty());
        }

        sqs_event "whole-work";
        async fn one(sqs_message: &str) {
            wait_once().await;
            assert!(!sqs_message.is_empty());
        }

        sqs_event "more-work", concurrent_items: 10;
        async fn ten(sqs_message: &str) {
            wait_once().await;
            assert!(!sqs_message.is_empty());
        }

        sqs_event "large-work";
        async fn large(sqs_message: &str) {
            let kept = [sqs_message; LARGE / size_of::<&str>()];
            wait_once().await;
            assert!(!kept.contains(&""));
        }
    }
}

/// The bytes that `large` keeps while it waits.
const LARGE: usize = 1 << 14;

/// A wrap that only awaits the call.
struct Nothing;

impl Wrap for Nothing {}

/// Waits until it is polled again.
async fn wait_once() {
    let mut has_waited = false;
    poll_fn(|context| {
        if has_waited {
            return Poll::Ready(());
        }
        has_waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Returns what is allocated in an invocation with this many messages.
fn allocated(app: &App, function: &str, messages: usize) -> Stats {
    let event = (0..messages).fold(SqsEvent::new(), |event, _| event.text("tea"));
    let event = event.to_json();
    let handler = format!("work_job.{function}");
    let context = jets::Context::default();
    let region = Region::new(ALLOCATOR);
    let mut call = pin!(app.invoke(&handler, &event, context));
    let response = loop {
        if let Poll::Ready(response) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            break response;
        }
    };
    let change = region.change();
    assert_eq!(
        response.expect("an answer").as_str(),
        r#"{"batchItemFailures":[]}"#
    );
    change
}

/// Returns how often memory is allocated or moved in an invocation with this many messages.
fn allocations(app: &App, function: &str, messages: usize) -> usize {
    let change = allocated(app, function, messages);
    change.allocations + change.reallocations
}

#[test]
fn an_item_allocates_nothing_and_a_future_takes_its_space_once() {
    let app = App::new().job(WorkJob);
    for function in ["at_once", "one", "ten"] {
        // The tables that are created once.
        allocations(&app, function, 20);
        let few = allocations(&app, function, 20);
        assert_eq!(allocations(&app, function, 2_000), few, "{function}");
    }
    // Wraps get it in a box of its own.
    let wrapped = app.clone().wrap(Nothing).wrap(Nothing);
    for (app, times) in [(&app, 1), (&wrapped, 2)] {
        let bytes = allocated(app, "large", 1).bytes_allocated;
        let expected = times * LARGE..=times * LARGE + 4096;
        assert!(expected.contains(&bytes), "{times}: {bytes}");
    }
}
