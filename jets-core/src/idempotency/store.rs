//! `Store`: where the states of work are recorded.

use std::{error::Error, pin::Pin, time::SystemTime};

type BoxError = Box<dyn Error + Send + Sync>;

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
    InProgress,
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
