//! When messages of a queue that failed come again.

/// The time for which SQS hides a message that was received, counted from now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VisibilityChange {
    /// The handle with which the message was received.
    pub receipt_handle: String,
    /// The time in seconds: 0 to 43,200.
    pub visibility_timeout: u32,
}

/// The options `backoff_in_seconds` and `maximum_backoff_in_seconds` of `sqs_event`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The seconds after the first failure.
    pub first: u32,
    /// The longest time in seconds.
    pub maximum: u32,
}

impl Backoff {
    /// Returns the seconds after which a message comes again that was received this often: they double each time. A random
    /// part, up to a half, keeps messages that failed together from coming again together.
    pub(crate) fn seconds(self, received: u32, random: u64) -> u32 {
        let doublings = received.saturating_sub(1).min(31);
        let whole = u64::from(self.first) << doublings;
        let whole = whole.min(u64::from(self.maximum));
        let least = whole.div_ceil(2);
        let seconds = least + random % (whole - least + 1);
        u32::try_from(seconds).unwrap_or(self.maximum)
    }
}

#[cfg(test)]
mod tests {
    use super::Backoff;

    fn of(first: u32, maximum: u32) -> Backoff {
        Backoff { first, maximum }
    }

    #[test]
    fn the_time_doubles_with_each_receive_up_to_the_maximum() {
        let backoff = of(10, 3_600);
        for (received, whole) in [
            (0, 10),
            (1, 10),
            (2, 20),
            (5, 160),
            (9, 2_560),
            (10, 3_600),
            (u32::MAX, 3_600),
        ] {
            for random in [0, 1, 7, 1_000, u64::MAX] {
                let seconds = backoff.seconds(received, random);
                assert!(
                    (whole / 2..=whole).contains(&seconds),
                    "{received}: {seconds}"
                );
            }
            assert_eq!(backoff.seconds(received, 0), whole / 2);
        }
        assert_eq!(of(1, 1).seconds(1, 5), 1);
        assert_eq!(
            of(37_500, 37_500).seconds(40, u64::from(37_500 / 2_u32)),
            37_500
        );
    }
}
