//! `Permanent`: an error that trying again does not cure.

use std::{error::Error, fmt};

/// An error that would come again at every attempt, such as a record that cannot be read.
///
/// The item is logged and counted as failed, but not reported to Lambda, which therefore does not try it again: a
/// poison record does not hold up its shard. A [`Wrap`](crate::Wrap) sees the error, and may keep the item somewhere. A
/// function that takes the whole event, and fails with it, is not tried again either.
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
    /// A permanent error with this cause.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(error.into())
    }

    /// Whether `error`, or an error that is a source of it, is permanent: what Lambda is not told of.
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
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner error, so its source comes next.
        self.0.source()
    }
}
