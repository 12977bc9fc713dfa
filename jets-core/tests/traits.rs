//! What the types of the library can be used for.

#![cfg(all(feature = "runtime", feature = "cloudformation"))]

use std::fmt::Debug;

use jets_core::{
    App, BatchResponse, Context, DecodeError, FailedItem, InvokeError, Permanent, Response,
    Timestamp, TimestampError, Window,
    cloudformation::{Binding, Stack, Template, TemplateError},
    idempotency::{AlreadyInProgress, MemoryStore, NoIdempotencyKey, Once},
    manifest::{
        ChoiceError, Manifest, ManifestError, NumberError, ScheduleError, ScheduleExpression,
    },
    report::Report,
    sends::{Queue, SendAllError, SendError},
    testing::{EventPattern, EventPatternError, Outbox, OutboxError},
};

/// Is called with types that a program may pass to another thread, and print.
const fn is_for_threads<T: Send + Sync + Debug + 'static>() {}

#[test]
fn what_users_hold_goes_from_thread_to_thread_and_can_be_printed() {
    is_for_threads::<(App, Context, Response, FailedItem, BatchResponse)>();
    is_for_threads::<(Timestamp, Window<u8>, Once, MemoryStore, Queue<String>)>();
    is_for_threads::<(Manifest, Stack, Binding, Template, Report)>();
    is_for_threads::<(ScheduleExpression, EventPattern, Outbox)>();
}

/// Is called with types that can be boxed as an error, and so returned by a function of a job.
const fn is_error<E: std::error::Error + Send + Sync + 'static>() {}

#[test]
fn every_error_can_be_returned_by_a_function() {
    is_error::<DecodeError>();
    is_error::<InvokeError>();
    is_error::<Permanent>();
    is_error::<TimestampError>();
    is_error::<TemplateError>();
    is_error::<ManifestError>();
    is_error::<AlreadyInProgress>();
    is_error::<NoIdempotencyKey>();
    is_error::<NumberError>();
    is_error::<ChoiceError>();
    is_error::<ScheduleError>();
    is_error::<SendError>();
    is_error::<SendAllError>();
    is_error::<EventPatternError>();
    is_error::<OutboxError>();
}
