//! `Once`: does the work of a key once.

use std::{
    collections::HashSet,
    fmt,
    hash::{BuildHasher as _, RandomState},
    panic::resume_unwind,
    sync::{
        Arc, LazyLock, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use super::{Claim, ClaimState, Store, store::AnyStore};
use crate::{
    Context, ItemInfo, ItemOutcome, Wrap,
    error::{BoxError, errors},
    runtime::{causes::chain, context::TIME_WITHOUT_DEADLINE, log, panic},
};

/// How long after the deadline of its invocation a claim ends. Lambda stops an invocation a little after its deadline.
const MARGIN: Duration = Duration::from_secs(2);

/// How long a record is kept if nothing else is said: longer than any source delivers.
const LONGEST_HORIZON: Duration = Duration::from_hours(365 * 24);

/// Does work once, by a key. Cheap to clone. [`idempotency`](super) says what becomes of a second delivery.
///
/// As a [`Wrap`], it wraps each item of every function that takes one item at a time or the single item of an event, and
/// the item's [key](ItemInfo::idempotency_key) is the key. An item without a key [fails](NoIdempotencyKey). Of other
/// functions it does not wrap anything.
#[derive(Clone)]
#[doc(alias("idempotent", "deduplicate", "exactly once", "duplicate"))]
pub struct Once {
    store: Arc<dyn AnyStore>,
    done_for: Option<Duration>,
    /// The keys whose work is in progress in this process.
    running: Arc<Mutex<HashSet<String>>>,
}

impl Once {
    /// Creates it with this store.
    #[must_use]
    pub fn new(store: impl Store) -> Self {
        Self {
            store: Arc::new(store),
            done_for: None,
            running: Arc::default(),
        }
    }

    /// Returns the same, which remembers for this long that work is done.
    ///
    /// By default, that is the longest time in which the source can deliver an item again, such as 14 days for a queue
    /// and 365 days for a Kinesis stream. For [`run`](Self::run) it is 365 days.
    #[must_use]
    pub fn done_for(self, time: Duration) -> Self {
        Self {
            done_for: Some(time),
            ..self
        }
    }

    /// Does `work`, unless the work of `key` is done. Returns its value, or `None` if the work was done before.
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::{Context, SqsMessage, idempotency::Once};
    ///
    /// # type BoxError = Box<dyn std::error::Error + Send + Sync>;
    /// # async fn pay(_: &str) -> Result<u64, BoxError> { Ok(7) }
    /// /// A function with a producer that may send one message twice, under one deduplication id.
    /// async fn charge(once: &Once, message: SqsMessage<'_>, context: Context) -> Result<(), BoxError> {
    ///     let key = message.message_deduplication_id().ok_or("not from a FIFO queue")?;
    ///     once.run(key, &context, pay(message.body())).await?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the error of the work, [`AlreadyInProgress`] if another attempt is in progress, or an error of the store if
    /// the work cannot be claimed. The work was then not begun.
    ///
    /// # Panics
    ///
    /// Panics if the work panics, after its claim is released.
    pub async fn run<T, E: Into<BoxError>>(
        &self,
        key: &str,
        context: &Context,
        work: impl Future<Output = Result<T, E>> + Send,
    ) -> Result<Option<T>, BoxError> {
        let done_for = self.done_for.unwrap_or(LONGEST_HORIZON);
        self.run_for(done_for, key, context, work).await
    }

    async fn run_for<T, E: Into<BoxError>>(
        &self,
        done_for: Duration,
        key: &str,
        context: &Context,
        work: impl Future<Output = Result<T, E>> + Send,
    ) -> Result<Option<T>, BoxError> {
        let key = shortened(format!("{}/{key}", context.handler()));
        let now = self.store.now();
        let until = context.deadline().unwrap_or(now + TIME_WITHOUT_DEADLINE) + MARGIN;
        let Some(_running) = Running::begin(&self.running, &key) else {
            return Err(AlreadyInProgress::of(&key, until));
        };
        let token = token(context.request_id());
        let claim = Claim {
            key: &key,
            request_id: context.request_id(),
            token: &token,
            now,
            until,
        };
        match twice(|| self.store.claim(claim)).await {
            Ok(ClaimState::Claimed) => {}
            Ok(ClaimState::Done) => return Ok(None),
            Ok(ClaimState::InProgress { until }) => return Err(AlreadyInProgress::of(&key, until)),
            Err(error) => return Err(error),
        }
        match panic::unwound(|| work).await {
            Ok(Ok(value)) => {
                self.finish(claim, done_for, context).await;
                Ok(Some(value))
            }
            Ok(Err(error)) => {
                // Before the next point at which the future may stop, for an error need not be `Send`.
                let error = error.into();
                self.release(claim, context).await;
                Err(error)
            }
            Err(panic) => {
                self.release(claim, context).await;
                resume_unwind(panic)
            }
        }
    }

    /// Records that the work is done. It stays done if that fails.
    async fn finish(&self, claim: Claim<'_>, done_for: Duration, context: &Context) {
        let expires = self.store.now().checked_add(done_for);
        let expires = expires.unwrap_or(claim.now + LONGEST_HORIZON);
        let problem = match twice(|| self.store.finish(claim, expires)).await {
            Ok(true) => return,
            Ok(false) => "another attempt has claimed it".to_owned(),
            Err(error) => chain(error.as_ref()),
        };
        let line = format!(
            "the work of `{}` is done, but that is not recorded, and it may be done twice: {problem}",
            claim.key
        );
        log::warning(context, &line);
    }

    /// Releases the claim of work that failed. Without that, it ends after the deadline.
    async fn release(&self, claim: Claim<'_>, context: &Context) {
        if let Err(error) = twice(|| self.store.release(claim)).await {
            let line = format!(
                "the claim of `{}` is not released, and it is not tried before the claim ends: {}",
                claim.key,
                chain(error.as_ref())
            );
            log::warning(context, &line);
        }
    }
}

impl Wrap for Once {
    async fn item(
        &self,
        context: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> ItemOutcome {
        let key = item.idempotency_key().ok_or(NoIdempotencyKey {
            service: item.service(),
        })?;
        let done_for = self.done_for.unwrap_or(item.horizon());
        self.run_for(done_for, &key, context, call).await?;
        Ok(())
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Once")
            .field("done_for", &self.done_for)
            .finish_non_exhaustive()
    }
}

async fn twice<T, F: Future<Output = Result<T, BoxError>>>(
    call: impl Fn() -> F,
) -> Result<T, BoxError> {
    match call().await {
        Ok(value) => Ok(value),
        Err(_) => call().await,
    }
}

/// The longest key in bytes, which is that of [a partition key][1] of DynamoDB.
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys
const MAX_KEY: usize = 2_048;

/// Returns a key that is not too long: the beginning of one that is, with a hash of the whole.
fn shortened(key: String) -> String {
    // FNV-1a with 128 bits, which is the same in every version of a program.
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    const DIGITS: usize = 32;
    if key.len() <= MAX_KEY {
        return key;
    }
    let hash = key.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    });
    let beginning = key.get(..key.floor_char_boundary(MAX_KEY - DIGITS - 1));
    format!("{}#{hash:0DIGITS$x}", beginning.unwrap_or_default())
}

/// Returns a token that no other attempt has, of this process or another.
fn token(request_id: &str) -> String {
    static PROCESS: LazyLock<u64> = LazyLock::new(|| {
        let started = SystemTime::now();
        RandomState::new().hash_one((started, std::process::id()))
    });
    static ATTEMPTS: AtomicU64 = AtomicU64::new(0);
    let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed);
    format!("{request_id}/{:016x}/{attempt}", *PROCESS)
}

/// Work in progress in this process. Its end is recorded even if its future is dropped.
struct Running<'a> {
    all: &'a Mutex<HashSet<String>>,
    key: &'a str,
}

impl<'a> Running<'a> {
    /// Returns `None` if the work is in progress.
    fn begin(all: &'a Mutex<HashSet<String>>, key: &'a str) -> Option<Self> {
        // Not `then_some`, which would drop a `Running` of work that this call has not begun.
        let is_new = locked(all).insert(key.to_owned());
        is_new.then(|| Self { all, key })
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        locked(self.all).remove(self.key);
    }
}

fn locked(all: &Mutex<HashSet<String>>) -> MutexGuard<'_, HashSet<String>> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

errors! {
    /// The work of a key is in progress in another attempt, so it was not begun. The item comes again.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AlreadyInProgress {
        /// The key, which begins with the handler.
        pub key: String,
        /// The time at which its claim ends, if nothing happens before.
        pub until: SystemTime,
    } => "another attempt to do `{key}` is in progress"
}

impl AlreadyInProgress {
    fn of(key: &str, until: SystemTime) -> BoxError {
        let key = key.to_owned();
        Self { key, until }.into()
    }
}

errors! {
    /// An item has no [key](ItemInfo::idempotency_key), so it was not begun: its event lacks a field that AWS always sends.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NoIdempotencyKey {
        /// The [service](ItemInfo::service) that the item comes from.
        pub service: &'static str,
    } => "the event of `{service}` does not have the fields of an idempotency key"
}

#[cfg(test)]
mod tests {
    use super::{MAX_KEY, shortened};

    #[test]
    fn a_key_is_as_long_as_a_table_takes_and_keys_with_one_beginning_differ() {
        let longest = "ü".repeat(MAX_KEY / 2);
        assert_eq!(shortened(longest.clone()), longest);
        let [one, other] = ["a", "b"].map(|end| shortened(format!("{longest}{end}")));
        assert!(
            one.len() <= MAX_KEY && one.len() > MAX_KEY - 3,
            "{}",
            one.len()
        );
        assert_ne!(one, other);
        // The same in every build: the records of an older program are still found.
        let known = format!("{}#4f676773ffd836b981c206c2c3be7505", "a".repeat(2_015));
        assert_eq!(shortened("a".repeat(3_000)), known);
    }
}
