//! The operator `cidr`, and the error of an operand.

use std::net::IpAddr;

use crate::error::text_error;

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

impl Cidr {
    fn error(text: String) -> OperandError {
        OperandError::new(OperandErrorKind::Cidr, text)
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
