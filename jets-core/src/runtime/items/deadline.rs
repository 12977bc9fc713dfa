//! The time at which no more items are begun, so that the invocation answers before Lambda stops it.

use std::time::{Duration, Instant};

/// The divisor of the time left at the start: no item is begun in the last tenth of it.
const MARGIN: u32 = 10;

/// The time after which no item is begun.
#[derive(Debug)]
pub(super) struct Deadline {
    /// `None` if it is too far in the future for the clock.
    stop: Option<Instant>,
}

impl Deadline {
    /// Returns the deadline of an invocation that has `left` at `now`.
    pub(super) fn new(left: Duration, now: Instant) -> Self {
        Self {
            stop: now.checked_add(left.saturating_sub(left / MARGIN)),
        }
    }

    /// Returns `true` if no more items may be begun at `now`.
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
