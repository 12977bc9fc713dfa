//! The error of an invocation that failed.

use std::error::Error;

use super::{DecodeError, items::Entry};
use crate::{
    error::{errors, kinds},
    nearest::nearest,
};

errors! {
    /// Why an invocation failed.
    #[derive(Debug)]
    pub enum InvokeError {
        /// No job has a handler of this name.
        UnknownHandler {
            /// The requested name.
            name: String,
            /// The names of all handlers, in the order of their jobs.
            known: Vec<&'static str>,
            /// The known name that was probably meant.
            nearest: Option<&'static str>,
        } => ("no handler is named `{}`{}", name.escape_debug(), known_handlers(known, *nearest)),
        /// Two functions have this handler name.
        DuplicateHandler(name: String) => ("two functions have the handler `{}`", name.escape_debug()),
        /// The job could not be set up: the function given to [`App::job_with`](crate::App::job_with) returned this error.
        SetUp(error: Box<dyn Error + Send + Sync>) => "the job could not be set up: {error}" with error,
        /// The function sends, and the app has no [`delivery`](crate::App::delivery). The function was not called.
        NoDelivery {
            /// The handler of the function that sends.
            sender: &'static str,
            /// The handler of the function that it sends to.
            receiver: &'static str,
        } => "`{sender}` sends to `{receiver}`, and the app has no delivery: set one with `App::delivery`",
        /// The app's [`delivery`](crate::App::delivery) cannot deliver to a function. The function that sends was not called.
        Delivery {
            /// The handler of the function that sends.
            sender: &'static str,
            /// The handler of the function that it sends to.
            receiver: &'static str,
            /// The error of [`Delivery::check`](crate::sends::Delivery::check).
            error: Box<dyn Error + Send + Sync>,
        } => "`{sender}` sends to `{receiver}`, which the app's delivery cannot reach: {error}" with error,
        /// The function has the option `backoff_in_seconds`, and the app has no [`delivery`](crate::App::delivery) that changes the
        /// visibility of messages. The function was not called.
        NoBackoff {
            /// The handler of the function.
            handler: &'static str,
        } => "`{handler}` has `backoff_in_seconds`, and the app has no delivery with a client of SQS: set one with `App::delivery`",
        /// The payload, or a record of it, could not be decoded.
        Decode(error: DecodeError) => "{error}" with error,
        /// The function returned an error.
        Function(error: Box<dyn Error + Send + Sync>) => "{error}" with error,
        /// The value that the function returned could not be serialised.
        Response(error: serde_json::Error) => "the value that the function returned does not serialise: {error}" with error,
        /// The function answered with `batchItemFailures`, which Lambda ignores because the trigger does not have the
        /// option `report_batch_item_failures: true`. The items would be lost.
        UnreportedFailures => "the function answered with `batchItemFailures`, which Lambda ignores without option `report_batch_item_failures: true` on the trigger",
        /// The state of a tumbling window is not a JSON object, which Lambda requires.
        StateNotAnObject => "the window's state is not a JSON object: it is a struct with named fields, or a map",
        /// The state of a tumbling window is larger than Lambda accepts: 1 MiB.
        StateTooLarge {
            /// The size of the state as JSON, in bytes.
            bytes: usize,
        } => "the window's state has {bytes} bytes as JSON, more than the 1 MiB that Lambda keeps",
    }
}

kinds! {
    /// The kind of an [`InvokeError`]. It is the error type that Lambda gets and logs, such as `FunctionError`.
    pub enum InvokeErrorKind of InvokeError {
        /// No job has the handler.
        UnknownHandler "UnknownHandler": UnknownHandler,
        /// Two functions have the handler.
        DuplicateHandler "DuplicateHandler": DuplicateHandler,
        /// The job could not be set up.
        SetUp "SetUpError": SetUp,
        /// What the function sends could not be delivered.
        Delivery "DeliveryError": NoDelivery | Delivery | NoBackoff,
        /// The payload, or a record of it, could not be decoded.
        Decode "DecodeError": Decode,
        /// The function returned an error.
        Function "FunctionError": Function,
        /// What the function returned cannot be the answer to the invocation.
        Response "ResponseError": Response | UnreportedFailures | StateNotAnObject | StateTooLarge,
    }
}

impl InvokeError {
    /// Converts an error that a function returned. An error of this library that the function passed on stays as it is.
    pub(crate) fn from_function(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<DecodeError>() {
            Ok(error) => Self::Decode(*error),
            Err(error) => Self::Function(error),
        }
    }

    pub(crate) fn unknown_handler(name: &str, known: Vec<&'static str>) -> Self {
        Self::UnknownHandler {
            name: name.to_owned(),
            nearest: nearest(name, known.iter().copied()),
            known,
        }
    }

    pub(crate) fn no_handler() -> Self {
        Self::UnknownHandler {
            name: String::new(),
            known: Vec::new(),
            nearest: None,
        }
    }

    /// Adds the item of `entry`, if it is an error of decoding.
    pub(crate) fn of_item(self, entry: Entry<'_>) -> Self {
        match self {
            Self::Decode(error) => Self::Decode(entry.name(error)),
            other => other,
        }
    }
}

fn known_handlers(known: &[&str], nearest: Option<&str>) -> String {
    if known.is_empty() {
        return ": there is no job".to_owned();
    }
    let hint = nearest.map(|nearest| format!(", did you mean `{nearest}`?"));
    format!("{} (known: {})", hint.unwrap_or_default(), known.join(", "))
}

impl From<DecodeError> for InvokeError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}
