//! Tests that a macro may pass each part of a declaration as a fragment, of every kind that can hold that part.

use jets::{App, Context, Manifest};

/// Declares a job with one function. Each part is written as the fragments before it.
macro_rules! parts {
    (
        #[$job_meta:meta] $job_vis:vis $Job:ident
        #[$field_meta:meta] $field_vis:vis $field:ident: $Field:ty, $life:lifetime, $Path:path, $Bounds:ty, $size:expr;
        $keyword:ident $stream:literal, $option:ident: $integer:expr, $position:ident: $latest:path,
        $count:tt: $negative:literal, $filter:ident: $pattern:tt;
        $timeout:ident $seconds:literal;
        $environment:ident { $variable:ident: $text:expr, $key:literal: $other:literal };
        #[$meta:meta] $vis:vis $function:ident($event:ident: $Event:ty) -> $Output:ty $body:block
        $item:item
    ) => {
        jets::jobs! {
            #[$job_meta]
            #[derive(Default)]
            $job_vis $Job {
                #[$field_meta]
                $field_vis $field: $Field,
                by_path: Option<$Path>,
                by_lifetime: &$life str,
                by_bounds: Option<Box<$Bounds>>,
                behind: Option<&'static $Bounds>,
                array: [u8; $size * 2],

                $keyword $stream, $option: $integer, $position: $latest, $count: $negative, $filter: $pattern;
                $timeout $seconds;
                $environment { $variable: $text, $key: $other };
                #[$meta]
                $vis fn $function($event: $Event) -> $Output $body

                $item
            }
        }
    };
}

parts! {
    #[allow(dead_code)] pub(crate) PartsJob
    #[allow(dead_code)] pub(crate) first: Vec<u8>, 'static, std::collections::BTreeMap<u8, u8>, dyn Send + Sync, 1 + 1;
    kinesis_event "my-stream", batch_size: 5, starting_position: LATEST,
    maximum_retry_attempts: -1, filter: { data: { kind: ["order"] } };
    timeout 30;
    environment { NAME: "one", "OTHER": "two" };
    #[doc = "Counts."] pub(crate) count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() }
    /// Says its name.
    pub(crate) fn say(event: &str) -> String { format!("said {}", event.len()) }
}

#[tokio::test]
async fn each_part_may_be_a_fragment() {
    let job = PartsJob::default();
    assert_eq!(job.array.len(), 4);
    let manifest: Manifest = PartsJob::MANIFEST.parse().expect("a manifest");
    let written = manifest.to_json();
    for part in [
        r#""BatchSize":5"#,
        r#""StartingPosition":"LATEST""#,
        r#""MaximumRetryAttempts":-1"#,
        r#""Timeout":30"#,
        r#""NAME":"one""#,
        r#""OTHER":"two""#,
        r#""Description":"Counts.""#,
        r#""Description":"Says its name.""#,
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
    let app = App::new().job(job);
    let said = app
        .invoke("parts_job.say", r#""hi""#, Context::default())
        .await;
    assert_eq!(said.expect("an answer").to_string(), r#""said 2""#);
}

/// Declares a job that is one fragment of each kind that can hold a whole part.
macro_rules! whole {
    ($Job:ident $vis:vis $ty:ty, $name:pat_param, $($value:expr),*; $body:block) => {
        jets::jobs! {
            $vis $Job {
                $(layers $value;)*
                fn run($name: $ty) -> $ty $body
            }
        }
    };
}

whole!(WholeJob pub(crate) String, mut event, ["arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1"]; { event.push('!'); event });

#[test]
fn a_fragment_may_hold_a_list_or_a_parameter() {
    assert!(WholeJob::MANIFEST.contains("layer:my-layer:1"));
    assert_eq!(WholeJob::run("x".into()), "x!");
}
