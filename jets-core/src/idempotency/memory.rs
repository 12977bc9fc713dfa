//! `MemoryStore`: records in the memory of this process, for tests.

use std::{
    collections::HashMap,
    error::Error,
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::{Claim, ClaimState, Store};

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

    fn claim(
        &self,
        claim: Claim<'_>,
    ) -> impl Future<Output = Result<ClaimState, Box<dyn Error + Send + Sync>>> + Send {
        let mut state = self.state();
        let current = state.records.get(claim.key);
        let state = match current.filter(|record| record.expires > claim.now) {
            Some(record) if record.is_done => ClaimState::Done,
            Some(record) if record.request_id != claim.request_id => ClaimState::InProgress,
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
    ) -> impl Future<Output = Result<bool, Box<dyn Error + Send + Sync>>> + Send {
        let mut state = self.state();
        let own = state.own(claim).map(|record| {
            record.is_done = true;
            record.expires = expires;
        });
        ready(Ok(own.is_some()))
    }

    fn release(
        &self,
        claim: Claim<'_>,
    ) -> impl Future<Output = Result<(), Box<dyn Error + Send + Sync>>> + Send {
        let mut state = self.state();
        if state.own(claim).is_some() {
            state.records.remove(claim.key);
        }
        ready(Ok(()))
    }
}
