//! Tests of attributes and visibility.

use jets::testing::KinesisEvent;

use crate::{function, invoke};

mod job {
    use jets::jobs;

    jobs! {
        /// A job with attributes on everything.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[must_use]
        pub(crate) AttributesJob {
            /// How many.
            #[doc(hidden)]
            pub(crate) count: std::collections::BTreeMap<(u8, [u8; 2]), Option<u8>>,
            pub(in crate::attributes) text: std::sync::Arc<str>,
            lengths: std::marker::PhantomData<fn(&str) -> u8>,

            /// Also described here.
            #[must_use]
            #[inline]
            pub(crate) fn length(&self, event) -> usize {
                event.as_str().len() + self.text.len()
            }

            pub(super) fn lengths(&self) -> usize {
                size_of_val(&self.lengths)
            }

            #[expect(unused_variables, reason = "a user's own attribute")]
            pub(super) fn nothing(&self) {
                let unused = 5;
            }
        }
    }
}

#[tokio::test]
async fn attributes_and_visibility_are_passed_on() {
    let job = job::AttributesJob::default();
    assert_eq!(job, job.clone());
    assert!(job.count.is_empty() && job.lengths() == 0);
    job.nothing();
    let event = KinesisEvent::new();
    let length = format!("{}", event.to_json().len());
    assert_eq!(invoke(job, "attributes_job.length", &event).await, length);

    let function = function(job::AttributesJob::MANIFEST, "length");
    let description = function.properties.description;
    assert_eq!(description.as_deref(), Some("Also described here."));
}
