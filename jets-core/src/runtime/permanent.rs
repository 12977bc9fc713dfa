//! `Permanent`: an error that a retry does not resolve.

use std::{error::Error, fmt};

/// An error that would occur at every attempt, such as one of a record that cannot be read.
///
/// The item is logged and counted as failed, but not reported to Lambda. Lambda therefore does not try it again, and
/// the record does not block its shard. A [`Wrap`](crate::Wrap) sees the error, and may store the item. A function that
/// takes the whole event and fails with such an error is not tried again either.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::error::Error;
///
/// use jets::Permanent;
///
/// fn store(order: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
///     let number: u32 = order.parse().map_err(Permanent::new)?;
///     println!("order {number}");
///     Ok(())
/// }
///
/// assert!(store("no number").unwrap_err().is::<Permanent>());
/// ```
///
/// An error whose [source](Error::source) is permanent is permanent too.
#[derive(Debug)]
pub struct Permanent(Box<dyn Error + Send + Sync>);

impl Permanent {
    /// Creates a permanent error with this cause.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(error.into())
    }

    /// Returns `true` if `error` or one of its sources is permanent. Lambda is not told about such an error.
    #[must_use]
    pub fn is(error: &(dyn Error + Send + Sync + 'static)) -> bool {
        let mut next: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(error) = next {
            if error.is::<Self>() {
                return true;
            }
            next = error.source();
        }
        false
    }
}

impl fmt::Display for Permanent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for Permanent {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner error, so its source comes next.
        self.0.source()
    }
}
