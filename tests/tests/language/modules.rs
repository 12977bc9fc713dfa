//! Tests of several jobs in one module, of jobs in functions, and of jobs made by macros.

use jets::{App, jobs, testing::KinesisEvent};
use serde::Serialize;

use crate::{function, invoke, streams, two_records};

jobs! {
    FirstJob {
        /// One of several jobs.
        pub(crate) fn run() -> u8 { 1 }
    }

    #[derive(Debug)]
    SecondJob {
        pub(crate) fn run() -> u8 { 2 }
    }
}

jobs! {
    ThirdJob {
        pub(crate) fn run() -> u8 { 3 }
    }
}

#[tokio::test]
async fn jobs_stand_beside_each_other_in_one_module() {
    let event = KinesisEvent::new();
    assert_eq!(invoke(FirstJob, "first_job.run", &event).await, "1");
    assert_eq!(invoke(SecondJob, "second_job.run", &event).await, "2");
    assert_eq!(invoke(ThirdJob, "third_job.run", &event).await, "3");
    let app = App::new().job(FirstJob).job(SecondJob).job(ThirdJob);
    assert_eq!(
        app.handler_names(),
        ["first_job.run", "second_job.run", "third_job.run"]
    );
}

#[tokio::test]
async fn a_job_may_be_declared_in_a_function() {
    #[derive(Serialize)]
    struct Local(u8);

    jobs! {
        LocalJob {
            pub(crate) fn run(&self) -> Local { Local(7) }
        }
    }

    let event = KinesisEvent::new();
    assert_eq!(invoke(LocalJob, "local_job.run", &event).await, "7");
}

/// A job made by a user's macro.
macro_rules! stream_job {
    ($visibility:vis $Name:ident, $stream:literal, $size:expr, $function:ident($data:ident: $Data:ty) -> $Output:ty $body:block) => {
        jobs! {
            $visibility $Name {
                kinesis_event $stream, batch_size: $size, maximum_retry_attempts: -1;
                $visibility fn $function($data: $Data) -> $Output $body
            }
        }
    };
}

stream_job!(pub(crate) MadeJob, "made", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 3 });
stream_job!(PrivateJob, "private", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 4 });
mod made {
    use jets::jobs;

    stream_job!(pub(in crate::modules) ScopedJob, "scoped", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 5 });
}

/// A job made by a user's macro that names the parameter itself.
macro_rules! counting_job {
    ($Name:ident, $($stream:literal),+) => {
        jobs! {
            $Name {
                $(kinesis_event $stream;)+
                fn count(kinesis_data) -> usize {
                    kinesis_data.len()
                }
            }
        }
    };
}

counting_job!(CountingJob, "first", "second");

#[tokio::test]
async fn a_macro_may_pass_the_visibility_of_a_job() {
    let event = two_records();
    assert_eq!(invoke(PrivateJob, "private_job.count", &event).await, "6");
    assert_eq!(
        invoke(made::ScopedJob, "scoped_job.count", &event).await,
        "7"
    );
    assert_eq!(PrivateJob::count(Vec::new()), 4);
    assert_eq!(made::ScopedJob::count(Vec::new()), 5);
}

#[tokio::test]
async fn a_macro_may_make_a_job() {
    let event = two_records();
    assert_eq!(invoke(MadeJob, "made_job.count", &event).await, "5");
    assert_eq!(streams(&function(MadeJob::MANIFEST, "count")), ["made"]);
    assert_eq!(invoke(CountingJob, "counting_job.count", &event).await, "2");
    assert_eq!(
        streams(&function(CountingJob::MANIFEST, "count")),
        ["first", "second"]
    );
}

/// Names in scope that handlers could use, and a trait whose methods every type has.
mod names_in_scope {
    #![allow(
        non_upper_case_globals,
        non_camel_case_types,
        dead_code,
        reason = "any name may be in scope"
    )]

    use jets::{Context, jobs};

    struct payload;
    struct items;
    struct event;
    struct invocation;
    const value: u8 = 1;
    const error: u8 = 1;
    const item: u8 = 1;
    static job: u8 = 1;
    static needs: u8 = 1;
    static call: u8 = 1;

    trait Extension: Sized {
        fn into_result(self) -> Result<Self, ()> {
            Err(())
        }
        fn into_response(self) -> Result<Self, ()> {
            Err(())
        }
        fn decoded(self) {}
    }

    impl<T> Extension for T {}

    jobs! {
        #[deprecated]
        pub(super) ScopeJob {
            kinesis_event "first";
            #[deprecated]
            pub(crate) fn all(&self, kinesis_data: Vec<String>, context: Context) -> usize {
                kinesis_data.len() + context.request_id().len()
            }

            kinesis_event "second";
            pub(crate) async fn each(&self, kinesis_record: String, context: Context) -> Result<(), String> {
                Err(kinesis_record + context.request_id())
            }

            kinesis_event "third", aggregated: true;
            pub(crate) fn unpacked(kinesis_record: String) -> Result<(), String> {
                Err(kinesis_record)
            }
        }
    }
}

#[tokio::test]
#[allow(deprecated)]
async fn a_name_in_scope_means_nothing_in_a_handler() {
    use names_in_scope::ScopeJob;

    let event = two_records();
    assert_eq!(invoke(ScopeJob, "scope_job.all", &event).await, "4");
}
