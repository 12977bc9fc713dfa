//! `Store`: where the states of work are recorded, and `MemoryStore` for tests.

use std::{
    collections::HashMap,
    future::ready,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use crate::error::BoxError;

/// The attempt to do the work of a key.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Claim<'a> {
    /// The key of the work, which begins with the handler of the function.
    pub key: &'a str,
    /// The request id of the invocation.
    pub request_id: &'a str,
    /// The owner's token: different for each attempt, even of one invocation.
    pub token: &'a str,
    /// The time of the store.
    pub now: SystemTime,
    /// The time until which the attempt is in progress: the invocation's deadline and two seconds.
    pub until: SystemTime,
}

/// The state of a key after an attempt to claim it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimState {
    /// The claim is recorded.
    Claimed,
    /// Another attempt is in progress.
    InProgress {
        /// The time at which its claim ends, if nothing happens before.
        until: SystemTime,
    },
    /// The work is done.
    Done,
}

/// Where [`Once`](super::Once) records the states of work. [`MemoryStore`](super::MemoryStore) is one for tests.
///
/// Each method must be one atomic operation. In a database that is a conditional write, such as [`PutItem` with a
/// condition][1] in DynamoDB.
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
pub trait Store: Send + Sync + 'static {
    /// Returns the time by which records expire.
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// Records `claim` if its key
    ///
    /// - has no record,
    /// - has one that has expired at [`claim.now`](Claim::now), or
    /// - is in progress with the same [request id](Claim::request_id): of an earlier attempt of this invocation, which
    ///   crashed, or of this very claim, whose answer was lost.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot be reached. It is then called once more.
    fn claim(&self, claim: Claim<'_>) -> impl Future<Output = Result<ClaimState, BoxError>> + Send;

    /// Records that the work is done, until `expires`, if the record still has the claim's [token](Claim::token).
    /// Returns `false` if it does not, because another attempt has taken over.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot be reached. It is then called once more.
    fn finish(
        &self,
        claim: Claim<'_>,
        expires: SystemTime,
    ) -> impl Future<Output = Result<bool, BoxError>> + Send;

    /// Removes the record if it still has the claim's [token](Claim::token).
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot be reached. It is then called once more.
    fn release(&self, claim: Claim<'_>) -> impl Future<Output = Result<(), BoxError>> + Send;
}

type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'a>>;

/// An object-safe [`Store`].
pub(super) trait AnyStore: Send + Sync {
    fn now(&self) -> SystemTime;
    fn claim<'a>(&'a self, claim: Claim<'a>) -> StoreFuture<'a, ClaimState>;
    fn finish<'a>(&'a self, claim: Claim<'a>, expires: SystemTime) -> StoreFuture<'a, bool>;
    fn release<'a>(&'a self, claim: Claim<'a>) -> StoreFuture<'a, ()>;
}

impl<S: Store> AnyStore for S {
    fn now(&self) -> SystemTime {
        Store::now(self)
    }

    fn claim<'a>(&'a self, claim: Claim<'a>) -> StoreFuture<'a, ClaimState> {
        Box::pin(Store::claim(self, claim))
    }

    fn finish<'a>(&'a self, claim: Claim<'a>, expires: SystemTime) -> StoreFuture<'a, bool> {
        Box::pin(Store::finish(self, claim, expires))
    }

    fn release<'a>(&'a self, claim: Claim<'a>) -> StoreFuture<'a, ()> {
        Box::pin(Store::release(self, claim))
    }
}

/// Records in the memory of this process, for tests. Cheap to clone, and clones share the records.
///
/// Its clock stands still until [`advance`](Self::advance) moves it, so that a test need not wait for a claim or a record
/// to expire. On Lambda each instance of a function has its own memory, and would not see the records of the others.
///
/// ```
/// # extern crate jets_core as jets;
/// # use std::{error::Error, future::ready, time::Duration};
/// use jets::{Context, idempotency::{MemoryStore, Once}};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
/// let store = MemoryStore::new();
/// let once = Once::new(store.clone()).done_for(Duration::from_hours(1));
/// let context = Context::default();
/// let work = || ready(Ok::<_, Box<dyn Error + Send + Sync>>("paid"));
/// assert_eq!(once.run("order 7", &context, work()).await?, Some("paid"));
/// assert_eq!(once.run("order 7", &context, work()).await?, None);
///
/// store.advance(Duration::from_hours(1));
/// assert_eq!(once.run("order 7", &context, work()).await?, Some("paid"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MemoryStore(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    now: SystemTime,
    records: HashMap<String, Record>,
}

#[derive(Debug)]
struct Record {
    request_id: String,
    token: String,
    is_done: bool,
    expires: SystemTime,
}

impl MemoryStore {
    /// Creates a store without records, whose clock shows the time of the call.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            now: SystemTime::now(),
            records: HashMap::new(),
        })))
    }

    /// Moves the clock forward.
    pub fn advance(&self, time: Duration) {
        self.state().now += time;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl State {
    /// Returns the record of a claim, if it still belongs to it.
    fn own(&mut self, claim: Claim<'_>) -> Option<&mut Record> {
        let record = self.records.get_mut(claim.key)?;
        (record.token == claim.token).then_some(record)
    }
}

impl Store for MemoryStore {
    fn now(&self) -> SystemTime {
        self.state().now
    }

    fn claim(&self, claim: Claim<'_>) -> impl Future<Output = Result<ClaimState, BoxError>> + Send {
        let mut state = self.state();
        let current = state.records.get(claim.key);
        let state = match current.filter(|record| record.expires > claim.now) {
            Some(record) if record.is_done => ClaimState::Done,
            Some(record) if record.request_id != claim.request_id => ClaimState::InProgress {
                until: record.expires,
            },
            _ => {
                let record = Record {
                    request_id: claim.request_id.to_owned(),
                    token: claim.token.to_owned(),
                    is_done: false,
                    expires: claim.until,
                };
                state.records.insert(claim.key.to_owned(), record);
                ClaimState::Claimed
            }
        };
        ready(Ok(state))
    }

    fn finish(
        &self,
        claim: Claim<'_>,
        expires: SystemTime,
    ) -> impl Future<Output = Result<bool, BoxError>> + Send {
        let mut state = self.state();
        let own = state.own(claim).map(|record| {
            record.is_done = true;
            record.expires = expires;
        });
        ready(Ok(own.is_some()))
    }

    fn release(&self, claim: Claim<'_>) -> impl Future<Output = Result<(), BoxError>> + Send {
        let mut state = self.state();
        if state.own(claim).is_some() {
            state.records.remove(claim.key);
        }
        ready(Ok(()))
    }
}
