//! The progress of a batch that is worked on item by item: which item may begin next, and the final report.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet, VecDeque, hash_map},
    error::Error,
    fmt,
    marker::PhantomData,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Source,
    failed::{FailedItem, Report, Verdict},
    item::{Entry, Failures},
    table::Items,
};
use crate::runtime::{InvokeError, Response, job::Invocation, log, panic::Foreign};

pub(super) struct Progress<'a, S> {
    items: &'a Items<'a>,
    invocation: Invocation<'a>,
    order: Order<'a, S>,
    /// `None` if items that were not begun cannot be reported.
    deadline: Option<Deadline>,
    has_begun: bool,
    stopped: Option<Stopped>,
    failed: Vec<FailedItem>,
    failed_groups: HashSet<&'a str>,
}

#[derive(Clone, Copy)]
enum Stopped {
    /// This item failed. The items after it are tried again together with it.
    Failure(usize),
    /// The deadline of the invocation is near.
    Deadline,
}

impl<'a, S: Source> Progress<'a, S> {
    /// Creates the progress of `items`, at most `concurrent` of them at once.
    pub(super) fn new(items: &'a Items<'a>, invocation: Invocation<'a>, concurrent: usize) -> Self {
        let reports = S::FAILURES != Failures::FailTheInvocation;
        let context = invocation.context;
        Self {
            items,
            invocation,
            order: Order::new(items, concurrent),
            deadline: reports.then(|| Deadline::new(context.remaining_time(), Instant::now())),
            has_begun: false,
            stopped: None,
            failed: Vec::new(),
            failed_groups: HashSet::new(),
        }
    }

    /// Returns the next item to call the function with. `None` if there is none, or none until another item ends.
    /// Fails if an item must not be tried and cannot be reported.
    pub(super) fn begin(&mut self) -> Result<Option<Entry<'a>>, InvokeError> {
        while self.stopped.is_none() && !self.is_near_the_deadline() {
            let Some(entry) = self.order.begin().and_then(|index| self.items.entry(index)) else {
                return Ok(None);
            };
            let Some(group) = S::group(entry).filter(|group| self.failed_groups.contains(group))
            else {
                self.has_begun = true;
                return Ok(Some(entry));
            };
            let reason = NotTried::Group(group.to_owned());
            self.fail(entry, Verdict::NotTried, reason.into())?;
            self.order.end(entry.index());
        }
        Ok(None)
    }

    /// Records the outcome of the item at `index`.
    /// Fails if the item failed and cannot be reported.
    pub(super) fn end(
        &mut self,
        index: usize,
        outcome: Result<(), Box<dyn Error + Send + Sync>>,
    ) -> Result<(), InvokeError> {
        if let (Err(error), Some(entry)) = (outcome, self.items.entry(index)) {
            let verdict = self.invocation.verdict_of(error.as_ref());
            let is_retried = verdict == Verdict::Retried;
            if is_retried && S::FAILURES == Failures::FailTheInvocation {
                return Err(InvokeError::from_function(error).of_item(entry));
            }
            self.fail(entry, verdict, error)?;
            if is_retried && S::FAILURES == Failures::EndTheBatch {
                self.stopped.get_or_insert(Stopped::Failure(index));
            }
        }
        self.order.end(index);
        Ok(())
    }

    /// Returns the answer to the invocation. Every item that was begun must have ended.
    /// Fails if an item that was not begun cannot be reported.
    pub(super) fn answer(mut self) -> Result<Response, InvokeError> {
        if S::FAILURES == Failures::FailTheInvocation {
            return Ok(Response::new(&())?.with_failed(self.failed));
        }
        if let Some(stopped) = self.stopped {
            self.add_what_is_left(stopped)?;
        }
        self.failed.sort_by_key(FailedItem::index);
        let limit = match S::FAILURES {
            // Lambda retries from the first reported item.
            Failures::EndTheBatch => 1,
            Failures::AreReportedEach | Failures::FailTheInvocation => self.failed.len(),
        };
        let report = Report::of(&self.failed, limit);
        Ok(Response::new(&report)?.with_failed(self.failed))
    }

    /// Adds the items that were not begun to those that failed.
    fn add_what_is_left(&mut self, stopped: Stopped) -> Result<(), InvokeError> {
        let reason = match stopped {
            Stopped::Failure(index) => NotTried::Failure(self.items.words().item, index),
            Stopped::Deadline => NotTried::Deadline,
        };
        let reason = Arc::new(Foreign::new(reason.into()));
        for entry in (self.order.left()).filter_map(|index| self.items.entry(index)) {
            let item = FailedItem::with_reason(entry, Verdict::NotTried, Arc::clone(&reason))?;
            self.failed.push(item.known_to_the_log());
        }
        Ok(())
    }

    fn fail(
        &mut self,
        entry: Entry<'a>,
        verdict: Verdict,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<(), InvokeError> {
        let mut item = FailedItem::new(entry, verdict, error)?;
        item.log(self.invocation.context, self.invocation.hooks.logged_data);
        if verdict != Verdict::Dropped {
            self.failed_groups.extend(S::group(entry));
        }
        self.failed.push(item);
        Ok(())
    }

    /// Returns `true` if it is too late to begin an item. The first is always begun, so that every attempt makes
    /// progress.
    fn is_near_the_deadline(&mut self) -> bool {
        let is_near = self.has_begun
            && self.order.has_left()
            && self
                .deadline
                .as_ref()
                .is_some_and(|deadline| deadline.is_near(Instant::now()))
            && self.got_further();
        if is_near {
            self.stopped = Some(Stopped::Deadline);
            let (item, left) = (self.items.words().item, self.order.left().count());
            let len = self.items.len();
            let line = format!(
                "the invocation's time is nearly up: {left} of {len} {item}s were not begun, and are tried again"
            );
            log::warning(self.invocation.context, &line);
        }
        is_near
    }
}

impl<S: Source> Progress<'_, S> {
    /// Returns `true` if the next attempt would begin after the first item if this attempt ended now. An attempt on a
    /// stream begins at a record, from which several items may have been unpacked.
    fn got_further(&self) -> bool {
        let id = |index| self.items.entry(index).and_then(Entry::id);
        S::FAILURES != Failures::EndTheBatch || self.order.left().min().and_then(id) != id(0)
    }
}

#[derive(Debug)]
enum NotTried {
    /// An earlier item of this group failed.
    Group(String),
    /// An item, such as a `record`, failed at this index.
    Failure(&'static str, usize),
    Deadline,
}

impl fmt::Display for NotTried {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not tried, because ")?;
        match self {
            Self::Group(group) => write!(
                formatter,
                "an earlier message of group `{}` failed",
                group.escape_debug()
            ),
            Self::Failure(item, index) => write!(formatter, "{item} {index} failed"),
            Self::Deadline => formatter.write_str("the invocation's time was nearly up"),
        }
    }
}

impl Error for NotTried {}

/// The divisor of the time left at the start: no item is begun in the last tenth of it.
const MARGIN: u32 = 10;

/// The time after which no item is begun.
#[derive(Debug)]
struct Deadline {
    /// `None` if it is too far in the future for the clock.
    stop: Option<Instant>,
}

impl Deadline {
    /// Returns the deadline of an invocation that has `left` at `now`.
    fn new(left: Duration, now: Instant) -> Self {
        Self {
            stop: now.checked_add(left.saturating_sub(left / MARGIN)),
        }
    }

    /// Returns `true` if no more items may be begun at `now`.
    fn is_near(&self, now: Instant) -> bool {
        self.stop.is_some_and(|stop| now >= stop)
    }
}

/// The items of an event that have not begun. Items with the same key follow one another.
pub(super) struct Order<'a, S> {
    items: &'a Items<'a>,
    /// Whether keys matter. They do not if one item follows the other anyway.
    has_keys: bool,
    /// The first item that was not considered yet.
    next: usize,
    /// The keys of the items in progress, each with the items that wait for it.
    busy: HashMap<Cow<'a, str>, VecDeque<usize>>,
    /// Items before `next` that waited and may begin now.
    released: BTreeSet<usize>,
    source: PhantomData<fn() -> S>,
}

impl<'a, S: Source> Order<'a, S> {
    /// Creates the order of `items`, at most `concurrent` of them at once.
    pub(super) fn new(items: &'a Items<'a>, concurrent: usize) -> Self {
        Self {
            items,
            has_keys: concurrent > 1,
            next: 0,
            busy: HashMap::new(),
            released: BTreeSet::new(),
            source: PhantomData,
        }
    }

    /// Returns the first item that may begin, and marks it as begun.
    pub(super) fn begin(&mut self) -> Option<usize> {
        if let Some(index) = self.released.pop_first() {
            return Some(index);
        }
        while self.next < self.items.len() {
            let index = self.next;
            self.next += 1;
            let Some(key) = self.key(index) else {
                return Some(index);
            };
            match self.busy.entry(key) {
                hash_map::Entry::Occupied(mut waiting) => waiting.get_mut().push_back(index),
                hash_map::Entry::Vacant(free) => {
                    free.insert(VecDeque::new());
                    return Some(index);
                }
            }
        }
        None
    }

    /// Marks item `index` as ended. The next item with its key may begin.
    pub(super) fn end(&mut self, index: usize) {
        let Some(key) = self.key(index) else {
            return;
        };
        if let hash_map::Entry::Occupied(mut waiting) = self.busy.entry(key) {
            match waiting.get_mut().pop_front() {
                Some(index) => {
                    self.released.insert(index);
                }
                None => {
                    waiting.remove();
                }
            }
        }
    }

    pub(super) fn has_left(&self) -> bool {
        self.left().next().is_some()
    }

    /// Returns the items that have not begun, in any order.
    pub(super) fn left(&self) -> impl Iterator<Item = usize> {
        let waiting = self.busy.values().flatten().copied();
        (self.next..self.items.len())
            .chain(self.released.iter().copied())
            .chain(waiting)
    }

    fn key(&self, index: usize) -> Option<Cow<'a, str>> {
        if !self.has_keys {
            return None;
        }
        S::order_key(self.items.entry(index)?)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Deadline;

    #[test]
    fn it_is_near_in_the_last_tenth_of_the_time() {
        let now = Instant::now();
        let deadline = Deadline::new(Duration::from_secs(30), now);
        assert!(!deadline.is_near(now));
        assert!(!deadline.is_near(now + Duration::from_millis(26_999)));
        assert!(deadline.is_near(now + Duration::from_secs(27)));
        assert!(deadline.is_near(now + Duration::from_secs(31)));
    }

    #[test]
    fn it_is_near_where_no_time_is_left_and_never_where_it_is_out_of_reach() {
        let now = Instant::now();
        assert!(Deadline::new(Duration::ZERO, now).is_near(now));
        assert!(!Deadline::new(Duration::MAX, now).is_near(now));
    }
}
