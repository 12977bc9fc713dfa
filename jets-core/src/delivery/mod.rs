//! What is delivered, to whom, and by whom.

mod address;
mod error;
mod message;

use std::{fmt, future::ready, pin::Pin};

use crate::error::BoxError;

pub use crate::aws::ReceiverKind;
pub use address::{Address, SendsTo};
pub(crate) use error::Problem;
pub use error::{Refusal, SendAllError, SendError, SendErrorKind, Unsent};
pub use message::{Attribute, Backoff, Message, Sent, VisibilityChange};

/// Who delivers what functions send: clients of the AWS SDK, an outbox in a test, or your own. [`App::delivery`](crate::App::delivery) takes it.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::sends::{Delivering, Delivery, Message, Receiver, Sent};
///
/// /// Prints what would be sent.
/// struct Printer;
///
/// impl Delivery for Printer {
///     fn deliver<'a>(&'a self, receiver: &'a Receiver, messages: &'a [Message]) -> Delivering<'a> {
///         Box::pin(async move {
///             let print = |message: &Message| {
///                 println!("{receiver}: {}", String::from_utf8_lossy(&message.body));
///                 Ok(Sent::default())
///             };
///             Ok(messages.iter().map(print).collect())
///         })
///     }
/// }
/// ```
pub trait Delivery: Send + Sync + 'static {
    /// Checks that messages to this receiver can be delivered. It is called when a program starts on Lambda, and before
    /// each invocation of a function that sends to the receiver.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot, for example because there is no client for the service. The function is then not
    /// called.
    fn check(&self, receiver: &Receiver) -> Result<(), BoxError> {
        let _ = receiver;
        Ok(())
    }

    /// Delivers messages in one call. There are no more of them, and they are not larger, than the service takes in one.
    ///
    /// The outcomes are in the order of the messages. A message without an outcome counts as refused. An error means that
    /// the call failed, and none was delivered.
    fn deliver<'a>(&'a self, receiver: &'a Receiver, messages: &'a [Message]) -> Delivering<'a>;

    /// Returns `true` if [`change_visibility`](Self::change_visibility) is implemented. Otherwise, a program with the option
    /// `backoff_in_seconds` of `sqs_event` does not start on Lambda.
    fn changes_visibility(&self) -> bool {
        false
    }

    /// Lets messages of the queue with this ARN, which the function has failed to process, come again after their time. There
    /// are at most ten. If it fails, that is logged, and they come again after the visibility timeout of the queue.
    fn change_visibility<'a>(
        &'a self,
        queue_arn: &'a str,
        changes: &'a [VisibilityChange],
    ) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>> {
        let _ = (queue_arn, changes);
        Box::pin(ready(Ok(())))
    }
}

/// What [`Delivery::deliver`] returns: the outcome of each message, or the error of the whole call.
pub type Delivering<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<Result<Sent, Refusal>>, BoxError>> + Send + 'a>>;

/// A function that is sent to, and where messages for it go. It prints as its handler.
#[derive(Clone, Debug)]
pub struct Receiver {
    pub(crate) sender: &'static str,
    pub(crate) parameter: &'static str,
    pub(crate) handler: &'static str,
    pub(crate) address: Address,
    pub(crate) arn: Option<String>,
}

impl Receiver {
    /// Returns the handler of the function that sends, such as `checkout_job.pay`.
    #[must_use]
    pub fn sender(&self) -> &'static str {
        self.sender
    }

    /// Returns the handler of the function that receives, such as `order_job.take`.
    #[must_use]
    pub fn handler(&self) -> &'static str {
        self.handler
    }

    /// Returns what the function receives from.
    #[must_use]
    pub fn kind(&self) -> ReceiverKind {
        self.address.kind
    }

    /// Returns the name of the environment variable that contains the ARN: `JETS_SENDS_` and the name of the sender's
    /// parameter in uppercase. The template sets it.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("JETS_SENDS_{}", self.parameter.to_ascii_uppercase())
    }

    /// Returns the ARN of the queue, topic, stream, event bus or function: the value of [`variable`](Self::variable).
    /// `None` if it is not set, as in a test.
    #[must_use]
    pub fn arn(&self) -> Option<&str> {
        self.arn.as_deref()
    }

    /// Returns the `source` of events on an event bus. Empty for other kinds.
    #[must_use]
    pub fn event_source(&self) -> &'static str {
        self.address.event_source
    }

    /// Returns the `detail-type` of events on an event bus. Empty for other kinds.
    #[must_use]
    pub fn event_detail_type(&self) -> &'static str {
        self.address.event_detail_type
    }
}

impl fmt::Display for Receiver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.handler)
    }
}
