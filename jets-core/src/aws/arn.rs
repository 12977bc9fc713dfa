//! The parts of an ARN that may contain placeholders.

use crate::placeholders::{Piece, pieces};

/// An [Amazon Resource Name][1] in its parts.
///
/// A part may contain placeholders. Colons inside them do not separate parts.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::Arn;
///
/// let arn = Arn::parse("arn:${AWS::Partition}:sqs:us-east-1:112233445566:failed").unwrap();
/// assert_eq!(arn.partition, "${AWS::Partition}");
/// assert_eq!(arn.service, "sqs");
/// assert_eq!(arn.resource, "failed");
/// ```
///
/// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// The partition: `aws`, `aws-cn`, `aws-us-gov`, ….
    pub partition: &'a str,
    /// The service's namespace, such as `kinesis`.
    pub service: &'a str,
    /// The region. Empty for services whose ARNs have none.
    pub region: &'a str,
    /// The account id. Empty for services whose ARNs have none.
    pub account: &'a str,
    /// The resource, including any colons.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Returns the parts of `text`, or `None` if it has fewer than six or does not start with `arn:`.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("arn:")?;
        let (partition, rest) = split_part(rest)?;
        let (service, rest) = split_part(rest)?;
        let (region, rest) = split_part(rest)?;
        let (account, resource) = split_part(rest)?;
        Some(Self {
            partition,
            service,
            region,
            account,
            resource,
        })
    }
}

/// Splits `text` at its first colon outside placeholders.
fn split_part(text: &str) -> Option<(&str, &str)> {
    let mut pieces = pieces(text);
    let mut read = 0;
    while let Some(Ok(piece)) = pieces.next() {
        if let Piece::Text(piece) = piece
            && let Some(colon) = piece.find(':')
        {
            let (part, rest) = text.split_at_checked(read + colon)?;
            return Some((part, rest.strip_prefix(':')?));
        }
        read = text.len() - pieces.rest().len();
    }
    None
}
