//! Prints an error and its causes.

use std::{error::Error, fmt::Write as _, iter::successors};

use super::{panic, permanent};

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
        let links = links(error).filter(|link| !permanent::is_marker(*link));
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
