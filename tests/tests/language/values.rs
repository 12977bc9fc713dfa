//! Tests of return types and bodies of functions.

use jets::{App, Context, jobs, testing::KinesisEvent};

use crate::{Order, invoke};

type Outcome<T> = Result<T, std::fmt::Error>;

jobs! {
    ReturnJob {
        pub(crate) fn any_value() -> impl serde::Serialize {
            Order { id: 1 }
        }

        pub(crate) fn result_with_commas() -> Result<Vec<(u8, u8)>, std::io::Error> {
            Ok(vec![(1, 2)])
        }

        pub(crate) fn aliased() -> Outcome<Option<&'static str>> {
            Ok(Some("x"))
        }

        pub(crate) async fn array() -> [u8; { let one = 1; one + 1 }] {
            [7; 2]
        }

        pub(crate) fn function_pointer() -> <fn(u8) -> u16 as Called>::Output {
            5
        }

        pub(crate) async fn boxed_error() -> Result<(), Box<dyn std::error::Error + Send + Sync + 'static>> {
            Err("no luck".into())
        }
    }
}

trait Called {
    type Output;
}

impl Called for fn(u8) -> u16 {
    type Output = u16;
}

#[tokio::test]
async fn a_function_returns_any_value_that_serialises() {
    let event = KinesisEvent::new();
    for (name, answer) in [
        ("any_value", r#"{"id":1}"#),
        ("result_with_commas", "[[1,2]]"),
        ("aliased", r#""x""#),
        ("array", "[7,7]"),
        ("function_pointer", "5"),
    ] {
        let handler = format!("return_job.{name}");
        assert_eq!(invoke(ReturnJob, &handler, &event).await, answer);
    }
    let app = App::new().job(ReturnJob);
    let error = app
        .invoke("return_job.boxed_error", "{}", Context::default())
        .await;
    assert_eq!(error.expect_err("an error").to_string(), "no luck");
}

/// Functions without `&self` whose bodies contain another `self`.
mod other_selves {
    const ONE: usize = 1;

    macro_rules! two {
        (self) => {
            2
        };
    }

    jets::jobs! {
        pub(super) SelfJob {
            pub(super) fn imported() -> usize {
                use std::mem::{self, align_of};
                self::ONE + two!(self) + mem::size_of::<u8>() + align_of::<u8>()
            }

            pub(super) fn nested() -> usize {
                struct Word(&'static str);
                impl Word {
                    fn length(&self) -> usize {
                        self.0.len()
                    }
                }
                Word("four").length()
            }
        }
    }
}

#[test]
fn a_function_may_hold_what_has_a_self_of_its_own() {
    assert_eq!(other_selves::SelfJob::imported(), 5);
    assert_eq!(other_selves::SelfJob::nested(), 4);
}
