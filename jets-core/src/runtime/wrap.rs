//! Code that a user adds around every function of an app.

use std::{error::Error, fmt, pin::Pin, sync::Arc};

use super::{Context, InvokeError, Response, items::Entry, job::HandlerFuture};

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
    /// An error that it returns is the item's failure, like an error of the function.
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
}

impl<'a> ItemInfo<'a> {
    pub(crate) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

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

/// All wraps of an app. The first is the outermost.
#[derive(Clone, Default)]
pub(crate) struct Wraps(Option<Arc<Vec<Arc<dyn AnyWrap>>>>);

impl Wraps {
    pub(crate) fn push(&mut self, wrap: impl Wrap) {
        Arc::make_mut(self.0.get_or_insert_default()).push(Arc::new(wrap));
    }

    /// Wraps `call` for an invocation in all wraps.
    pub(crate) fn invocation<'a>(
        &'a self,
        context: &'a Context,
        call: HandlerFuture<'a>,
    ) -> HandlerFuture<'a> {
        self.wraps()
            .rfold(call, |call, wrap| wrap.invocation(context, call))
    }

    /// Wraps `call` for one item in all wraps. Nothing is boxed if there are none.
    pub(crate) async fn item<'a>(
        &'a self,
        context: &'a Context,
        item: Entry<'a>,
        call: impl Future<Output = ItemOutcome> + Send + 'a,
    ) -> ItemOutcome {
        if self.0.is_none() {
            return call.await;
        }
        let item = ItemInfo::new(item);
        self.wraps()
            .rfold(Box::pin(call) as ItemFuture<'a>, |call, wrap| {
                wrap.item(context, item, call)
            })
            .await
    }

    fn wraps(&self) -> impl DoubleEndedIterator<Item = &dyn AnyWrap> {
        self.0
            .iter()
            .flat_map(|wraps| wraps.iter())
            .map(AsRef::as_ref)
    }
}

impl fmt::Debug for Wraps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Wraps")
            .field(&self.wraps().count())
            .finish()
    }
}

/// All are equal: the wraps are not part of the invocation.
impl PartialEq for Wraps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Wraps {}
