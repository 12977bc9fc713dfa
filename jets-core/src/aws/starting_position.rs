//! Where reading a stream starts: a position, or a time.

use std::ops::RangeInclusive;
#[cfg(feature = "cloudformation")]
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Number, NumberError, limits};
#[cfg(feature = "cloudformation")]
use crate::value::Parameters;
#[cfg(feature = "json")]
use crate::value::{FromValue, Mismatch};
use crate::value::{ToValue, Value, names};

names! {
    /// Where reading a stream starts.
    #[derive(Default)]
    pub enum StartingPosition {
        /// At records that arrive from now on.
        #[default]
        Latest as "LATEST",
        /// At the oldest record in the stream.
        TrimHorizon as "TRIM_HORIZON",
        /// At the first record at or after a time.
        AtTimestamp as "AT_TIMESTAMP",
    }
}

impl StartingPosition {
    /// The positions of a parameter. The other one needs a time.
    #[doc(hidden)]
    pub const WITHOUT_TIME: &'static [&'static str] = &["LATEST", "TRIM_HORIZON"];
}

/// The time at which reading starts, in Unix seconds, whole or with a fraction. At most the end of the year 9999.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{Number, NumberError, StartingTime};
///
/// let whole = StartingTime::from(Number::try_from(1_550_289_189)?);
/// assert_ne!(whole, StartingTime::try_from(1_550_289_189.5)?);
/// assert!(StartingTime::try_from(-1.5).is_err());
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StartingTime(Seconds);

#[derive(Clone, Debug, PartialEq)]
enum Seconds {
    Whole(Number<limits::StartingTimestamp>),
    Fraction(f64),
}

impl From<Number<limits::StartingTimestamp>> for StartingTime {
    fn from(seconds: Number<limits::StartingTimestamp>) -> Self {
        Self(Seconds::Whole(seconds))
    }
}

impl TryFrom<f64> for StartingTime {
    type Error = NumberError;

    fn try_from(seconds: f64) -> Result<Self, NumberError> {
        const LIMITS: RangeInclusive<i64> = Number::<limits::StartingTimestamp>::RANGE;
        #[expect(clippy::cast_precision_loss, reason = "both limits fit an `f64`")]
        let limits = *LIMITS.start() as f64..=*LIMITS.end() as f64;
        if limits.contains(&seconds) {
            Ok(Self(Seconds::Fraction(seconds)))
        } else {
            let ranges = <limits::StartingTimestamp as limits::Limits>::RANGES;
            Err(NumberError::out_of_range(ranges, seconds))
        }
    }
}

#[cfg(feature = "cloudformation")]
impl StartingTime {
    /// Returns `true` if it is in the future, which Lambda refuses.
    pub(crate) fn is_in_future(&self) -> bool {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        #[expect(clippy::cast_precision_loss, reason = "the limits fit an `f64`")]
        let seconds = match &self.0 {
            Seconds::Whole(seconds) => seconds.value().map(|seconds| seconds as f64),
            Seconds::Fraction(seconds) => Some(*seconds),
        };
        seconds.is_some_and(|seconds| now.is_ok_and(|now| seconds > now.as_secs_f64()))
    }
}

impl ToValue for StartingTime {
    #[inline]
    fn to_value(&self) -> Value {
        match &self.0 {
            Seconds::Whole(seconds) => seconds.to_value(),
            Seconds::Fraction(seconds) => seconds.to_value(),
        }
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters<'a>(&'a self, property: &'static str, parameters: &mut Parameters<'a>) {
        if let Seconds::Whole(seconds) = &self.0 {
            seconds.add_parameters(property, parameters);
        }
    }
}

#[cfg(feature = "json")]
impl FromValue for StartingTime {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Fraction(seconds) => Self::try_from(seconds)
                .map_err(|_| Mismatch::expected("Unix seconds up to the year 9999", &value)),
            whole => Number::from_value(whole).map(Self::from),
        }
    }
}
