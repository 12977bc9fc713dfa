//! Code that a user adds around every function of an app.

use std::{error::Error, fmt, pin::Pin, sync::Arc};

use super::{
    Context, InvokeError, Response,
    items::{Entry, FailedItem},
    job::HandlerFuture,
    panic,
    permanent::Rules,
};

/// Code around every function of an app, for example to measure time, to open a span or to store failed items.
///
/// [`App::wrap`](crate::App::wrap) adds it. Each method gets the call as a future and awaits it. It can inspect or
/// replace the outcome. By default, the methods only await the call.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::time::Instant;
///
/// use jets::{Context, InvokeError, Response, Wrap};
///
/// struct Timing;
///
/// impl Wrap for Timing {
///     async fn invocation(
///         &self,
///         context: &Context,
///         call: impl Future<Output = Result<Response, InvokeError>> + Send,
///     ) -> Result<Response, InvokeError> {
///         let start = Instant::now();
///         let outcome = call.await;
///         println!("{} took {:?}, ok: {}", context.handler(), start.elapsed(), outcome.is_ok());
///         outcome
///     }
/// }
/// ```
pub trait Wrap: Send + Sync + 'static {
    /// Wraps an invocation.
    fn invocation(
        &self,
        context: &Context,
        call: impl Future<Output = Result<Response, InvokeError>> + Send,
    ) -> impl Future<Output = Result<Response, InvokeError>> + Send {
        let _ = context;
        call
    }

    /// Wraps the call with one item, in a function that takes one item at a time.
    ///
    /// An error that it returns, or a panic, is the item's failure, like an error of the function.
    fn item(
        &self,
        context: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> impl Future<Output = ItemOutcome> + Send {
        let _ = (context, item);
        call
    }
}

/// The result of a function called with one item.
pub type ItemOutcome = Result<(), Box<dyn Error + Send + Sync>>;

/// The item that a function is called with.
#[derive(Clone, Copy, Debug)]
pub struct ItemInfo<'a> {
    entry: Entry<'a>,
    rules: &'a Rules,
}

impl<'a> ItemInfo<'a> {
    /// Returns the item's position in the event, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.entry.index()
    }

    /// Returns the id of the item, such as a sequence number or a message id. Empty if the event does not have it.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.entry.id().unwrap_or_default()
    }

    /// Returns the item's data as bytes, or `None` if it does not decode.
    #[must_use]
    pub fn data(self) -> Option<&'a [u8]> {
        self.entry.data().ok()
    }

    /// Returns `true` if the item is dropped when it fails with this error: one that is
    /// [permanent](crate::Permanent), also by [`App::permanent_if`](crate::App::permanent_if).
    #[must_use]
    pub fn is_dropped_by(self, error: &(dyn Error + Send + Sync + 'static)) -> bool {
        self.rules.are_met_by(error)
    }
}

type ItemFuture<'a> = Pin<Box<dyn Future<Output = ItemOutcome> + Send + 'a>>;

/// An object-safe [`Wrap`].
trait AnyWrap: Send + Sync {
    fn invocation<'a>(&'a self, context: &'a Context, call: HandlerFuture<'a>)
    -> HandlerFuture<'a>;

    fn item<'a>(
        &'a self,
        context: &'a Context,
        item: ItemInfo<'a>,
        call: ItemFuture<'a>,
    ) -> ItemFuture<'a>;
}

impl<W: Wrap> AnyWrap for W {
    fn invocation<'a>(
        &'a self,
        context: &'a Context,
        call: HandlerFuture<'a>,
    ) -> HandlerFuture<'a> {
        Box::pin(Wrap::invocation(self, context, call))
    }

    fn item<'a>(
        &'a self,
        context: &'a Context,
        item: ItemInfo<'a>,
        call: ItemFuture<'a>,
    ) -> ItemFuture<'a> {
        Box::pin(Wrap::item(self, context, item, call))
    }
}

/// What an app does around its functions.
#[derive(Clone, Default)]
pub struct Hooks {
    /// The wraps. The first is the outermost.
    wraps: Vec<Arc<dyn AnyWrap>>,
    pub(crate) permanent: Rules,
}

impl Hooks {
    pub(crate) fn wrap(&mut self, wrap: impl Wrap) {
        self.wraps.push(Arc::new(wrap));
    }

    /// Wraps `call` for an invocation in all wraps, and awaits it. A permanent error becomes an answer, which wraps see,
    /// too.
    pub(crate) async fn invocation<'a>(
        &'a self,
        context: &'a Context,
        call: HandlerFuture<'a>,
    ) -> Result<Response, InvokeError> {
        if self.wraps.is_empty() {
            return self.settled(call.await);
        }
        let call: HandlerFuture<'a> = Box::pin(async { self.settled(call.await) });
        let wraps = self.wraps.iter();
        let outcome = wraps.rfold(call, |call, wrap| wrap.invocation(context, call));
        self.settled(outcome.await)
    }

    /// Returns the outcome of an invocation. If it failed with a permanent error, its event is dropped.
    fn settled(&self, outcome: Result<Response, InvokeError>) -> Result<Response, InvokeError> {
        let error = match outcome {
            Err(InvokeError::Function(error)) if self.permanent.are_met_by(error.as_ref()) => error,
            Err(InvokeError::Decode(error)) if self.permanent.are_met_by(&error) => error.into(),
            other => return other,
        };
        Ok(Response::new(&())?.with_failed(vec![FailedItem::of_event(error)]))
    }

    /// Wraps `call` for one item in all wraps. Nothing is boxed if there are none.
    pub(crate) async fn item<'a>(
        &'a self,
        context: &'a Context,
        item: Entry<'a>,
        call: impl Future<Output = ItemOutcome> + Send + 'a,
    ) -> ItemOutcome {
        if self.wraps.is_empty() {
            return call.await;
        }
        let item = ItemInfo {
            entry: item,
            rules: &self.permanent,
        };
        let wrapped = async move {
            let wraps = self.wraps.iter();
            let call: ItemFuture<'a> = Box::pin(call);
            let wrapped = wraps.rfold(call, |call, wrap| wrap.item(context, item, call));
            wrapped.await
        };
        match panic::caught(wrapped).await {
            Ok(outcome) => outcome,
            Err(panic) => Err(panic.into()),
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Hooks")
            .field("wraps", &self.wraps.len())
            .field("permanent", &self.permanent)
            .finish()
    }
}
