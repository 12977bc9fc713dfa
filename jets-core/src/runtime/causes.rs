//! The causes of an error: how they are printed, and `Permanent`, which says that a retry does not resolve it.

use std::{
    error::Error,
    fmt::{self, Write as _},
    iter::successors,
    sync::Arc,
};

use super::panic;

/// An error that would occur at every attempt, such as one of a record that cannot be read.
///
/// The item is logged and counted as [dropped](crate::Verdict::Dropped), but not reported to Lambda. Lambda therefore
/// does not try it again, and the record does not block its shard. A [`Wrap`](crate::Wrap) sees the error, and may store
/// the item. If a function that takes a batch or the whole event fails with such an error, all of it is dropped.
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
/// assert!(Permanent::is(store("no number").unwrap_err().as_ref()));
/// ```
///
/// An error whose [source](Error::source) is permanent is permanent too, also if it is behind other errors. The first 64
/// of them are looked at. An error that does not return its source hides it, so return it, or put `Permanent` around the
/// outer error. [`App::permanent_if`](crate::App::permanent_if) is for errors of other crates.
#[derive(Debug)]
#[doc(alias("permanent error", "non-retryable", "poison", "dead letter"))]
pub struct Permanent(Marker);

/// The source of a [`Permanent`], with the text and source of the inner error.
///
/// A transparent error returns the source of its inner error as its own, and would hide a `Permanent` without this.
#[derive(Debug)]
struct Marker(Box<dyn Error + Send + Sync>);

impl Permanent {
    /// Creates a permanent error with this cause.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Marker(error.into()))
    }

    /// Returns `true` if `error` or one of its sources is permanent. Lambda is not told about such an error.
    #[must_use]
    pub fn is(error: &(dyn Error + Send + Sync + 'static)) -> bool {
        links(error).any(|link| link.is::<Self>() || is_marker(link))
    }

    /// Returns the inner error.
    #[must_use]
    pub fn get_ref(&self) -> &(dyn Error + Send + Sync + 'static) {
        self.0.0.as_ref()
    }
}

/// Returns `true` if this link of a chain only says that the error before it is permanent.
pub(crate) fn is_marker(link: &(dyn Error + 'static)) -> bool {
    link.is::<Marker>()
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
        Some(&self.0)
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for Marker {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner error, so its source comes next.
        self.0.source()
    }
}

/// What [`App::permanent_if`](crate::App::permanent_if) gets.
type Rule = dyn Fn(&(dyn Error + 'static)) -> bool + Send + Sync;

/// The rules of an app that say which errors are permanent, beside [`Permanent`].
#[derive(Clone, Default)]
pub(crate) struct Rules(Vec<Arc<Rule>>);

impl Rules {
    pub(crate) fn push(
        &mut self,
        rule: impl Fn(&(dyn Error + 'static)) -> bool + Send + Sync + 'static,
    ) {
        self.0.push(Arc::new(rule));
    }

    /// Returns `true` if `error` is permanent. One whose code panics is not.
    #[cold]
    pub(crate) fn are_met_by(&self, error: &(dyn Error + Send + Sync + 'static)) -> bool {
        let is_met = |link| self.0.iter().any(|rule| rule(link));
        panic::attempt(|| Permanent::is(error) || links(error).any(is_met)).unwrap_or(false)
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Rules").field(&self.0.len()).finish()
    }
}

/// The number of links of a chain that are looked at. A chain may have no end, if an error is its own source.
const MAX_LINKS: usize = 64;

/// Returns an error, its source, the source of that, and so on.
pub(crate) fn links<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    successors(Some(error), |error| (*error).source()).take(MAX_LINKS)
}

/// Returns the text of an error and of its causes, with colons between them.
///
/// An error whose text cannot be printed, because its code fails or panics, has a remark in its place.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    const UNPRINTABLE: &str = "(an error whose text cannot be printed)";
    let mut text = String::new();
    let printed = panic::attempt(|| {
        let links = links(error).filter(|link| !is_marker(*link));
        for (index, link) in links.enumerate() {
            if index > 0 {
                text.push_str(": ");
            }
            if write!(text, "{link}").is_err() {
                text.push_str(UNPRINTABLE);
            }
        }
    });
    if printed.is_err() {
        text.push_str(UNPRINTABLE);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::{error::Error, fmt, io};

    use super::chain;

    /// An error with this text, and with another or itself as its source.
    #[derive(Debug)]
    struct Link(&'static str, Option<Box<Link>>);

    impl fmt::Display for Link {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.0 {
                "fails" => Err(fmt::Error),
                "panics" => panic!("no text"),
                text => formatter.write_str(text),
            }
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            match &self.1 {
                Some(source) => Some(source.as_ref()),
                None if self.0 == "itself" => Some(self),
                None => None,
            }
        }
    }

    fn of(text: &'static str, source: Link) -> Link {
        Link(text, Some(Box::new(source)))
    }

    #[test]
    fn each_cause_is_printed_once_even_if_its_text_stands_before_it() {
        let error = of("no answer in 5 s", of("no answer", Link("5", None)));
        assert_eq!(chain(&error), "no answer in 5 s: no answer: 5");
        assert_eq!(chain(&io::Error::other("reset")), "reset");
    }

    #[test]
    fn an_error_that_cannot_be_printed_does_not_hide_the_others() {
        let unprintable = "(an error whose text cannot be printed)";
        let fails = of("one", of("fails", Link("two", None)));
        assert_eq!(chain(&fails), format!("one: {unprintable}: two"));
        let panics = of("one", Link("panics", None));
        assert_eq!(chain(&panics), format!("one: {unprintable}"));
    }

    #[test]
    fn a_chain_without_end_is_cut() {
        let text = chain(&Link("itself", None));
        assert_eq!(text.matches("itself").count(), super::MAX_LINKS);
    }
}
