//! The parts of an ARN in which `${…}` may stand for what a deployment says.

/// An [Amazon Resource Name][1] in its parts.
///
/// A part may hold placeholders, whose own colons separate nothing.
///
/// ```
/// use jets_core::manifest::Arn;
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
    /// The region; empty where the service has none in its ARNs.
    pub region: &'a str,
    /// The account's id; empty where the service has none in its ARNs.
    pub account: &'a str,
    /// The resource, colons included.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// The parts of `text`, or `None` where it does not have six of them or does not start with `arn:`.
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

/// Splits `text` at its first colon outside of a placeholder.
fn split_part(text: &str) -> Option<(&str, &str)> {
    let mut in_placeholder = false;
    let colon = text.find(|letter| {
        match letter {
            '{' => in_placeholder = true,
            '}' => in_placeholder = false,
            _ => {}
        }
        letter == ':' && !in_placeholder
    })?;
    let (part, rest) = text.split_at_checked(colon)?;
    Some((part, rest.strip_prefix(':')?))
}
