//! When to begin no more items, so that the invocation answers before Lambda stops it.

use std::time::{Duration, Instant};

/// The part of the time left at the start in which nothing is begun: a tenth of it.
const MARGIN: u32 = 10;

/// The time from which on no item is begun.
#[derive(Debug)]
pub(super) struct Deadline {
    /// `None` where it is too far away for the clock.
    stop: Option<Instant>,
}

impl Deadline {
    /// That of an invocation which has so much time `left` at `now`.
    pub(super) fn new(left: Duration, now: Instant) -> Self {
        Self {
            stop: now.checked_add(left.saturating_sub(left / MARGIN)),
        }
    }

    /// Whether no item is to be begun at `now`.
    pub(super) fn is_near(&self, now: Instant) -> bool {
        self.stop.is_some_and(|stop| now >= stop)
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
