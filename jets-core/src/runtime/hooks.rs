//! What an app does around its functions: wraps, and the keeping of what is dropped.

use std::{
    fmt,
    panic::resume_unwind,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Context, InvokeError, ItemInfo, ItemOutcome, Response, Wrap,
    causes::{Rules, chain},
    items::{Deliveries, Entry, FailedItem, Needs},
    panic::{self, Panic},
};
use crate::delivery::{Backoff, Delivery, Receiver, SendsTo};

type ItemFuture<'a> = Pin<Box<dyn Future<Output = ItemOutcome> + Send + 'a>>;

/// The future that a handler returns.
pub type HandlerFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, InvokeError>> + Send + 'a>>;

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

/// What [`App::on_dropped`](crate::App::on_dropped) gets.
pub(crate) type Keep = Box<
    dyn Fn(&Context, &FailedItem) -> Pin<Box<dyn Future<Output = ItemOutcome> + Send>>
        + Send
        + Sync,
>;

/// Keeps the dropped items of a response to a payload.
type KeepAll = dyn for<'a> Fn(&'a Context, &'a [u8], Response) -> HandlerFuture<'a> + Send + Sync;

/// Delays the failed messages of a payload, for a function with a backoff.
pub(crate) type BackOff = for<'a> fn(
    Backoff,
    &'a dyn Delivery,
    &'a Context,
    &'a [u8],
    &'a Result<Response, InvokeError>,
) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// What an app does around its functions.
#[derive(Clone, Default)]
pub struct Hooks {
    /// The wraps. The first is the outermost.
    wraps: Vec<Arc<dyn AnyWrap>>,
    /// Where dropped items are kept.
    keep: Option<Arc<KeepAll>>,
    /// Who delivers what functions send.
    pub(crate) delivery: Option<Arc<dyn Delivery>>,
    /// Set with `delivery`, so that other programs do not have its code.
    pub(crate) back_off: Option<BackOff>,
    pub(crate) permanent: Rules,
    /// How many bytes of a failed item's data are logged.
    pub(crate) logged_data: usize,
}

impl Hooks {
    pub(crate) fn wrap(&mut self, wrap: impl Wrap) {
        self.wraps.push(Arc::new(wrap));
    }

    #[inline]
    pub(crate) fn keep(&mut self, keep: Keep) {
        let keep = Arc::new(keep);
        self.keep = Some(Arc::new(move |context, payload, response| {
            Box::pin(all_kept(Arc::clone(&keep), context, payload, response))
        }));
    }

    /// Returns the receiver of what the function `sender` sends, and who delivers to it.
    /// Fails if there is no delivery, or if it cannot deliver to the receiver.
    pub(crate) fn delivery_to(
        &self,
        sends_to: SendsTo,
        sender: &'static str,
    ) -> Result<(Receiver, Arc<dyn Delivery>), InvokeError> {
        let no_delivery = || InvokeError::NoDelivery {
            sender,
            receiver: sends_to.handler(),
        };
        let delivery = self.delivery.as_ref().ok_or_else(no_delivery)?;
        let receiver = sends_to.receiver(sender).ok_or_else(no_delivery)?;
        match delivery.check(&receiver) {
            Ok(()) => Ok((receiver, Arc::clone(delivery))),
            Err(error) => Err(InvokeError::Delivery {
                sender,
                receiver: receiver.handler(),
                error,
            }),
        }
    }

    /// Wraps `call` for an invocation in all wraps, and awaits it. A permanent error becomes an answer, which wraps see,
    /// too.
    pub(crate) async fn invocation<'a>(
        &'a self,
        context: &'a Context,
        payload: &'a [u8],
        call: HandlerFuture<'a>,
    ) -> Result<Response, InvokeError> {
        let mut call = call;
        if !self.wraps.is_empty() {
            let kept: HandlerFuture<'a> = Box::pin(self.kept(context, payload, call));
            let wraps = self.wraps.iter();
            call = wraps.rfold(kept, |call, wrap| wrap.invocation(context, call));
        }
        self.kept(context, payload, call).await
    }

    /// Awaits an invocation, and keeps its dropped items. If that fails, the invocation fails.
    async fn kept(
        &self,
        context: &Context,
        payload: &[u8],
        call: HandlerFuture<'_>,
    ) -> Result<Response, InvokeError> {
        let response = match call.await {
            Ok(response) => response,
            Err(error) => self.settled(error)?,
        };
        match &self.keep {
            Some(keep) => keep(context, payload, response).await,
            None => Ok(response),
        }
    }

    /// Returns the answer of an invocation that failed with a permanent error: its event is dropped. Any other error is
    /// returned.
    #[cold]
    fn settled(&self, error: InvokeError) -> Result<Response, InvokeError> {
        let error = match error {
            InvokeError::Function(error) if self.permanent.are_met_by(error.as_ref()) => error,
            InvokeError::Decode(error) if self.permanent.are_met_by(&error) => error.into(),
            other => return Err(other),
        };
        Ok(Response::new(&())?.with_failed(vec![FailedItem::of_event(error)]))
    }

    /// Returns what to read of each item for a function that needs `needs`. A wrap may look at any field.
    pub(crate) fn needs(&self, needs: Needs) -> Needs {
        if self.wraps.is_empty() {
            needs.decoded()
        } else {
            Needs::Metadata
        }
    }

    /// Wraps the `call` of a function that takes the single item of an event. A panic of the function is an error for the
    /// wraps, and goes on if they return one.
    pub(crate) async fn single_item<'a, F>(
        &'a self,
        context: &'a Context,
        item: (Entry<'a>, &'static Deliveries),
        call: impl FnOnce() -> F + Send + 'a,
    ) -> Result<Response, InvokeError>
    where
        F: Future<Output = Result<Response, InvokeError>> + Send + 'a,
    {
        let ended = Arc::new(Mutex::new(None));
        let slot = Arc::clone(&ended);
        let call = move || async move {
            let (end, outcome) = match panic::unwound(call).await {
                Ok(Ok(response)) => (Some(Ok(response)), Ok(())),
                Ok(Err(InvokeError::Function(error))) => (None, Err(error)),
                Ok(Err(InvokeError::Decode(error))) => (None, Err(error.into())),
                Ok(Err(error)) => (None, Err(error.into())),
                Err(payload) => {
                    let panic = Panic::of(payload.as_ref());
                    (Some(Err(payload)), Err(panic.into()))
                }
            };
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = end;
            outcome
        };
        let outcome = self.item(context, item, call).await;
        let ended = ended.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (outcome, ended) {
            (Ok(()), Some(Ok(response))) => Ok(response),
            (Ok(()), _) => Response::new(&()),
            (Err(_), Some(Err(payload))) => resume_unwind(payload),
            (Err(error), _) => Err(match error.downcast::<InvokeError>() {
                Ok(error) => *error,
                Err(error) => InvokeError::from_function(error),
            }),
        }
    }

    /// Returns `true` if [`item`](Self::item) does more than to await the call.
    pub(crate) fn are_around_items(&self) -> bool {
        !self.wraps.is_empty()
    }

    /// Wraps the future of `call` for one item in all wraps. Nothing is boxed if there are none.
    pub(crate) async fn item<'a, F>(
        &'a self,
        context: &'a Context,
        (entry, deliveries): (Entry<'a>, &'static Deliveries),
        call: impl FnOnce() -> F + Send + 'a,
    ) -> ItemOutcome
    where
        F: Future<Output = ItemOutcome> + Send + 'a,
    {
        if self.wraps.is_empty() {
            return call().await;
        }
        let item = ItemInfo {
            entry,
            deliveries,
            rules: &self.permanent,
        };
        let call: ItemFuture<'a> = Box::pin(call());
        let wrapped = panic::attempt(|| {
            let wraps = self.wraps.iter();
            wraps.rfold(call, |call, wrap| wrap.item(context, item, call))
        });
        let outcome = match wrapped {
            Ok(wrapped) => panic::caught(|| wrapped).await,
            Err(panic) => Err(panic),
        };
        outcome.unwrap_or_else(|panic| Err(panic.into()))
    }
}

/// Returns the response after `keep` has kept each item that was dropped.
async fn all_kept(
    keep: Arc<Keep>,
    context: &Context,
    payload: &[u8],
    mut response: Response,
) -> Result<Response, InvokeError> {
    for item in response.unkept(payload) {
        if let Err(error) = keep(context, item).await {
            // Without a source, which could be permanent.
            let (item, error) = (chain(item), chain(error.as_ref()));
            let line = format!("what was dropped could not be kept: {error}; dropped: {item}");
            return Err(InvokeError::Function(line.into()));
        }
    }
    Ok(response)
}

impl fmt::Debug for Hooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Hooks")
            .field("wraps", &self.wraps.len())
            .field("keeps", &self.keep.is_some())
            .field("delivers", &self.delivery.is_some())
            .field("permanent", &self.permanent)
            .field("logged_data", &self.logged_data)
            .finish_non_exhaustive()
    }
}
