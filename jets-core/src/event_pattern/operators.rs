//! The operators `wildcard` and `cidr`.

use std::{error::Error, fmt, net::IpAddr};

/// Why a text is not the operand of `wildcard` or `cidr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperandError(String);

impl fmt::Display for OperandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for OperandError {}

/// A text in which `*` stands for any number of characters, or none.
///
/// `\*` is an asterisk and `\\` a backslash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard(Vec<Part>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Letter(char),
    /// Any single character.
    One,
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
        let mut parts = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let part = match letter {
                '*' if parts.last() == Some(&Part::Any) => {
                    return Err(OperandError(format!(
                        "wildcard `{text}` has two `*` in a row: one stands for any number of characters"
                    )));
                }
                '*' => Part::Any,
                '\\' => match letters.next() {
                    Some(escaped @ ('*' | '\\')) => Part::Letter(escaped),
                    _ => {
                        return Err(OperandError(format!(
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

    /// Returns `true` if the whole of `text` matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let mut parts = self.0.as_slice();
        let mut rest = text.chars();
        // Where to resume if the last `*` must match one more character.
        let mut again = None;
        loop {
            match parts.split_first() {
                Some((Part::Any, [])) => return true,
                Some((Part::Any, behind)) => {
                    parts = behind;
                    again = Some((behind, rest.clone()));
                    continue;
                }
                Some((part, behind)) => {
                    let mut next = rest.clone();
                    match next.next() {
                        None => return false,
                        Some(letter)
                            if matches!(part, Part::One) || *part == Part::Letter(letter) =>
                        {
                            (parts, rest) = (behind, next);
                            continue;
                        }
                        Some(_) => {}
                    }
                }
                None if rest.as_str().is_empty() => return true,
                None => {}
            }
            let Some((behind, mut taken)) = again else {
                return false;
            };
            if taken.next().is_none() {
                return false;
            }
            (parts, rest) = (behind, taken.clone());
            again = Some((behind, taken));
        }
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
            return Err(OperandError(format!(
                "`cidr` takes {accepted}, not `{text}`{hint}"
            )));
        };
        let Ok(network) = address.parse::<IpAddr>() else {
            return Err(OperandError(format!(
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
            _ => Err(OperandError(format!(
                "the bits of {kind} `{text}` must be 0 to {most}, not `{bits}`"
            ))),
        }
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
