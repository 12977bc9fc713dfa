//! What becomes of each delivery after the one before it, on any store. It is also tried on a table, by `tests/cloud/once`.

#![allow(unreachable_pub, reason = "another crate has this module, too")]

use std::{
    collections::VecDeque,
    error::Error,
    future::ready,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jets::{
    Context, Permanent,
    idempotency::{AlreadyInProgress, Claim, ClaimState, Once, Store},
};
use tokio::sync::Notify;

type BoxError = Box<dyn Error + Send + Sync>;

/// What the store does with one of its calls.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Answers,
    /// The call fails, and has no effect.
    Fails,
    /// The call has its effect, but its answer is lost.
    IsDone,
}

/// A store whose next calls go as the test says, with a clock that stands still until it is moved.
#[derive(Clone)]
struct Faulty<S> {
    store: S,
    now: Arc<Mutex<SystemTime>>,
    next: Arc<Mutex<VecDeque<Call>>>,
}

impl<S> Faulty<S> {
    fn new(store: S) -> Self {
        // A whole second, because a table counts in seconds.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let now = UNIX_EPOCH + Duration::from_secs(now.as_secs());
        Self {
            store,
            now: Arc::new(Mutex::new(now)),
            next: Arc::default(),
        }
    }

    fn advance(&self, time: Duration) {
        *self.now.lock().unwrap() += time;
    }

    fn then(&self, calls: &[Call]) {
        *self.next.lock().unwrap() = calls.iter().copied().collect();
    }

    async fn call<T>(
        &self,
        call: impl Future<Output = Result<T, BoxError>>,
    ) -> Result<T, BoxError> {
        let next = self.next.lock().unwrap().pop_front();
        match next.unwrap_or(Call::Answers) {
            Call::Answers => call.await,
            Call::Fails => Err("no answer".into()),
            Call::IsDone => call.await.and(Err("no answer".into())),
        }
    }
}

impl<S: Store> Store for Faulty<S> {
    fn now(&self) -> SystemTime {
        *self.now.lock().unwrap()
    }

    async fn claim(&self, claim: Claim<'_>) -> Result<ClaimState, BoxError> {
        self.call(async { self.store.claim(claim).await }).await
    }

    async fn finish(&self, claim: Claim<'_>, expires: SystemTime) -> Result<bool, BoxError> {
        self.call(async { self.store.finish(claim, expires).await })
            .await
    }

    async fn release(&self, claim: Claim<'_>) -> Result<(), BoxError> {
        self.call(async { self.store.release(claim).await }).await
    }
}

/// How the first delivery ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum First {
    Succeeds,
    Fails,
    FailsForGood,
    Panics,
    /// It is stopped in the middle of its work, and nothing is recorded.
    Crashes,
}

/// What a delivery comes to.
#[derive(Debug, PartialEq)]
enum Outcome {
    Worked,
    Skipped,
    InProgress,
    Failed,
}

fn of(outcome: Result<Option<()>, BoxError>) -> Outcome {
    match outcome {
        Ok(Some(())) => Outcome::Worked,
        Ok(None) => Outcome::Skipped,
        Err(error) if error.is::<AlreadyInProgress>() => Outcome::InProgress,
        Err(_) => Outcome::Failed,
    }
}

/// A program that takes deliveries. Another process has another `Once` on the same store.
fn process<S: Store + Clone>(store: &Faulty<S>) -> Once {
    Once::new(store.clone()).done_for(Duration::from_hours(1))
}

const TIMEOUT: Duration = Duration::from_secs(30);

fn request<S: Store>(store: &Faulty<S>, id: &str) -> Context {
    Context::default()
        .with_request_id(id)
        .with_deadline(store.now() + TIMEOUT)
}

/// Delivers the work of `key`, which ends like this.
async fn deliver(once: &Once, context: &Context, key: &str, end: First) -> Outcome {
    let begun = Arc::new(Notify::new());
    let begins = Arc::clone(&begun);
    let work = async move {
        begins.notify_one();
        match end {
            First::Succeeds => Ok(()),
            First::Fails => Err(BoxError::from("no answer")),
            First::FailsForGood => Err(Permanent::new("not an order").into()),
            First::Panics => panic!("a bug"),
            First::Crashes => std::future::pending().await,
        }
    };
    let mut run = tokio::spawn({
        let (once, context, key) = (once.clone(), context.clone(), key.to_owned());
        async move { once.run(&key, &context, work).await }
    });
    if end == First::Crashes {
        tokio::select! {
            () = begun.notified() => run.abort(),
            ended = &mut run => return ended.map_or(Outcome::Failed, of),
        }
    }
    run.await.map_or(Outcome::Failed, of)
}

/// Each end of a first delivery says what the second does. `name` is the beginning of the keys.
pub async fn second_deliveries<S: Store + Clone>(store: impl Fn() -> S, name: &str) {
    use Call::{Answers, Fails, IsDone};
    use Outcome::{Failed, InProgress, Skipped, Worked};
    let after_claim = TIMEOUT + Duration::from_secs(2);
    let nearly = after_claim - Duration::from_secs(1);
    let (at_once, hour) = (Duration::ZERO, Duration::from_hours(1));
    let table: &[(First, &[Call], Outcome, Duration, &str, Outcome)] = &[
        // What is done is skipped until its record expires.
        (First::Succeeds, &[], Worked, at_once, "two", Skipped),
        (First::Succeeds, &[], Worked, at_once, "one", Skipped),
        (First::Succeeds, &[], Worked, hour - TIMEOUT, "two", Skipped),
        (First::Succeeds, &[], Worked, hour, "two", Worked),
        // A failure of any kind releases.
        (First::Fails, &[], Failed, at_once, "two", Worked),
        (First::FailsForGood, &[], Failed, at_once, "two", Worked),
        (First::Panics, &[], Failed, at_once, "two", Worked),
        // A crash and a timeout leave the claim until the deadline and two seconds, but for the same request.
        (First::Crashes, &[], Failed, at_once, "two", InProgress),
        (First::Crashes, &[], Failed, nearly, "two", InProgress),
        (First::Crashes, &[], Failed, after_claim, "two", Worked),
        (First::Crashes, &[], Failed, at_once, "one", Worked),
        // A lost answer of a claim is recognised as our own.
        (First::Succeeds, &[IsDone], Worked, at_once, "two", Skipped),
        (First::Succeeds, &[Fails], Worked, at_once, "two", Skipped),
        // A store that cannot be reached begins no work.
        (
            First::Succeeds,
            &[Fails, Fails],
            Failed,
            at_once,
            "two",
            Worked,
        ),
        (
            First::Succeeds,
            &[IsDone, IsDone],
            Failed,
            at_once,
            "two",
            InProgress,
        ),
        (
            First::Succeeds,
            &[IsDone, IsDone],
            Failed,
            at_once,
            "one",
            Worked,
        ),
        // Work that is done stays a success if that cannot be recorded.
        (
            First::Succeeds,
            &[Answers, Fails],
            Worked,
            at_once,
            "two",
            Skipped,
        ),
        (
            First::Succeeds,
            &[Answers, IsDone],
            Worked,
            at_once,
            "two",
            Skipped,
        ),
        (
            First::Succeeds,
            &[Answers, IsDone, IsDone],
            Worked,
            at_once,
            "two",
            Skipped,
        ),
        (
            First::Succeeds,
            &[Answers, Fails, Fails],
            Worked,
            at_once,
            "two",
            InProgress,
        ),
        (
            First::Succeeds,
            &[Answers, Fails, Fails],
            Worked,
            after_claim,
            "two",
            Worked,
        ),
        // A claim that cannot be released ends after the deadline.
        (
            First::Fails,
            &[Answers, Fails],
            Failed,
            at_once,
            "two",
            Worked,
        ),
        (
            First::Fails,
            &[Answers, IsDone],
            Failed,
            at_once,
            "two",
            Worked,
        ),
        (
            First::Fails,
            &[Answers, Fails, Fails],
            Failed,
            at_once,
            "two",
            InProgress,
        ),
        (
            First::Fails,
            &[Answers, Fails, Fails],
            Failed,
            after_claim,
            "two",
            Worked,
        ),
        (
            First::Panics,
            &[Answers, Fails, Fails],
            Failed,
            at_once,
            "two",
            InProgress,
        ),
    ];
    for (row, (end, calls, expected, wait, request_id, then)) in table.iter().enumerate() {
        let (store, key) = (Faulty::new(store()), format!("{name}/{row}"));
        store.then(calls);
        let outcome = deliver(&process(&store), &request(&store, "one"), &key, *end).await;
        assert_eq!(outcome, *expected, "row {row}: {end:?}, {calls:?}");
        store.then(&[]);
        store.advance(*wait);
        let context = request(&store, request_id);
        let outcome = deliver(&process(&store), &context, &key, First::Succeeds).await;
        assert_eq!(
            outcome, *then,
            "row {row}: {end:?}, {calls:?}, then {request_id}"
        );
    }
}

/// Work in progress is not begun again, even by the same request.
pub async fn work_in_progress<S: Store + Clone>(store: S, key: &str) {
    let store = Faulty::new(store);
    let (once, other) = (process(&store), process(&store));
    let context = request(&store, "one");
    let nested = once.run(key, &context, async {
        let same = once.run(key, &context, ready(Ok::<_, BoxError>(()))).await;
        let another = other
            .run(key, &request(&store, "two"), ready(Ok::<_, BoxError>(())))
            .await;
        Ok::<_, BoxError>((of(same), of(another)))
    });
    let outcomes = nested.await.unwrap();
    assert_eq!(outcomes, Some((Outcome::InProgress, Outcome::InProgress)));
}

/// An attempt that was taken over neither finishes nor releases what it has lost.
pub async fn taken_over<S: Store + Clone>(store: impl Fn() -> S, name: &str) {
    for end in [Ok(()), Err("late")] {
        let (store, key) = (Faulty::new(store()), &format!("{name}/{}", end.is_ok()));
        let once = process(&store);
        let context = request(&store, "one");
        let late = once.run(key, &context, async {
            store.advance(TIMEOUT + Duration::from_secs(2));
            let other = process(&store);
            let context = request(&store, "two");
            // The second attempt is stopped in its work, and its claim stays.
            assert_eq!(
                deliver(&other, &context, key, First::Crashes).await,
                Outcome::Failed
            );
            end
        });
        let _ = late.await;
        let third = deliver(
            &process(&store),
            &request(&store, "three"),
            key,
            First::Succeeds,
        )
        .await;
        assert_eq!(third, Outcome::InProgress, "after {end:?}");
    }
}
