//! The operands of `wildcard` and `cidr`.

use std::net::IpAddr;

use crate::error::text_error;

/// A text in which `*` stands for any number of characters, or none.
///
/// `\*` is an asterisk and `\\` a backslash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard(pub(super) Vec<Part>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Letter(char),
    /// Any single character.
    One,
    /// Any text without a slash.
    Level,
    /// Any text.
    Any,
}

impl Wildcard {
    /// Parses the operand of `wildcard`.
    ///
    /// # Errors
    ///
    /// Returns an error if two `*` follow each other, or a backslash is before anything other than `*` and `\`.
    pub fn parse(text: &str) -> Result<Self, OperandError> {
        let error = |text| OperandError::new(OperandErrorKind::Wildcard, text);
        let mut parts = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let part = match letter {
                '*' if parts.last() == Some(&Part::Any) => {
                    return Err(error(format!(
                        "wildcard `{text}` has two `*` in a row: one stands for any number of characters"
                    )));
                }
                '*' => Part::Any,
                '\\' => match letters.next() {
                    Some(escaped @ ('*' | '\\')) => Part::Letter(escaped),
                    _ => {
                        return Err(error(format!(
                            "wildcard `{text}` has a single backslash: it may stand before `*` and `\\` alone"
                        )));
                    }
                },
                letter => Part::Letter(letter),
            };
            parts.push(part);
        }
        Ok(Self(parts))
    }

    /// Reads a text of an IAM policy, in which `*` stands for any text, and `?` for one character.
    #[must_use]
    pub fn of_policy(text: &str) -> Self {
        let part = |letter| match letter {
            '*' => Part::Any,
            '?' => Part::One,
            letter => Part::Letter(letter),
        };
        Self(text.chars().map(part).collect())
    }

    /// Reads [a topic filter of IoT][1], in which a level `+` stands for any level, and `#` at the end for all that follow.
    ///
    /// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/topics.html#topicfilters
    #[must_use]
    pub fn of_topics(filter: &str) -> Self {
        let part = |letter| match letter {
            '+' => Part::Level,
            '#' => Part::Any,
            letter => Part::Letter(letter),
        };
        Self(filter.chars().map(part).collect())
    }

    /// Returns the text in which no character has a meaning of its own.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        Self(text.chars().map(Part::Letter).collect())
    }

    /// Returns what this one matches, followed by what `next` matches.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.0.extend(next.0);
        self
    }

    /// Returns the text that all others begin with, and whether it is the only one.
    #[must_use]
    pub fn beginning(&self) -> (String, bool) {
        let letters = self.0.iter().map_while(|part| match part {
            Part::Letter(letter) => Some(*letter),
            Part::One | Part::Level | Part::Any => None,
        });
        let beginning: String = letters.collect();
        let is_all = beginning.chars().count() == self.0.len();
        (beginning, is_all)
    }

    /// Returns `true` if there is a text that both match.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        // Whether the rest of this one and the rests of the other overlap, from the ends to the beginnings.
        let ends = other.0.len();
        let is_letter = |part: Option<&Part>| part.is_some_and(|part| *part != Part::Letter('/'));
        let mut behind = vec![false; ends + 1];
        for index in (0..=self.0.len()).rev() {
            let part = self.0.get(index);
            let mut overlaps = vec![false; ends + 1];
            for end in (0..=ends).rev() {
                let at = |row: &[bool], end: usize| row.get(end).copied().unwrap_or(false);
                let is_one = match (part, other.0.get(end)) {
                    (None, None) => true,
                    (Some(Part::Any), _) => at(&behind, end) || at(&overlaps, end + 1),
                    (_, Some(Part::Any)) => at(&overlaps, end + 1) || at(&behind, end),
                    (Some(Part::Level), next) => {
                        at(&behind, end) || is_letter(next) && at(&overlaps, end + 1)
                    }
                    (next, Some(Part::Level)) => {
                        at(&overlaps, end + 1) || is_letter(next) && at(&behind, end)
                    }
                    (Some(Part::Letter(one)), Some(Part::Letter(two))) if one != two => false,
                    (Some(_), Some(_)) => at(&behind, end + 1),
                    (None, Some(_)) | (Some(_), None) => false,
                };
                if let Some(entry) = overlaps.get_mut(end) {
                    *entry = is_one;
                }
            }
            behind = overlaps;
        }
        behind.first().copied().unwrap_or(false)
    }

    /// Returns `true` if the whole of `text` matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.overlaps(&Self::literal(text))
    }
}

/// A network of IPv4 or IPv6 addresses, such as `10.0.0.0/24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    network: IpAddr,
    bits: u8,
}

impl Cidr {
    /// Parses the operand of `cidr`: an address, `/`, and the number of its bits that identify the network.
    ///
    /// The number is 0 to 31 for IPv4 and 0 to 127 for IPv6, as in [EventBridge's compiler of patterns][1].
    ///
    /// # Errors
    ///
    /// Returns an error that says which part is wrong.
    ///
    /// [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/CIDR.java
    pub fn parse(text: &str) -> Result<Self, OperandError> {
        let accepted =
            "an address and its network's bits, such as `10.0.0.0/24` or `2001:db8::/32`";
        let Some((address, bits)) = text.split_once('/') else {
            let hint = text.parse::<IpAddr>().map_or(String::new(), |_| {
                "; one address is matched by a string alone".to_owned()
            });
            return Err(Self::error(format!(
                "`cidr` takes {accepted}, not `{text}`{hint}"
            )));
        };
        let Ok(network) = address.parse::<IpAddr>() else {
            return Err(Self::error(format!(
                "`{address}` is not an IP address: `cidr` takes {accepted}"
            )));
        };
        let (kind, most) = match network {
            IpAddr::V4(_) => ("IPv4", 31),
            IpAddr::V6(_) => ("IPv6", 127),
        };
        let is_digits = bits.bytes().all(|byte| byte.is_ascii_digit());
        match bits.parse() {
            Ok(bits) if bits <= most && is_digits => Ok(Self { network, bits }),
            _ => Err(Self::error(format!(
                "the bits of {kind} `{text}` must be 0 to {most}, not `{bits}`"
            ))),
        }
    }

    fn error(text: String) -> OperandError {
        OperandError::new(OperandErrorKind::Cidr, text)
    }

    /// Returns `true` if `text` is an address in the network.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        match (self.network, text.parse()) {
            (IpAddr::V4(network), Ok(IpAddr::V4(address))) => {
                let both = network.to_bits() ^ address.to_bits();
                both.checked_shr(32 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            (IpAddr::V6(network), Ok(IpAddr::V6(address))) => {
                let both = network.to_bits() ^ address.to_bits();
                both.checked_shr(128 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

text_error! {
    /// Why a text is not the operand of `wildcard` or `cidr`.
    pub struct OperandError {
        /// It is not the operand of `wildcard`.
        Wildcard,
        /// It is not the operand of `cidr`.
        Cidr,
    }
    /// The kind of an [`OperandError`].
    pub enum OperandErrorKind
}
