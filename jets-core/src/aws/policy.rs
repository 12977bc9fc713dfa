//! Statements of IAM, and the ARNs in them.

use std::collections::BTreeMap;

use crate::{
    event_pattern::Wildcard,
    placeholders::{Piece, least_size, pieces},
    value::{ToValue as _, Value, names, object},
};

object! {
    /// A policy document: what a function's role may do.
    ///
    /// Follows [IAM's policy grammar](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
    pub struct PolicyDocument {
        /// The version of the policy language: `2012-10-17`.
        pub version as "Version": String,
        /// The statements, in the order in which they were added.
        pub statement as "Statement": Vec<Statement>,
    }
}

object! {
    /// One statement of a [`PolicyDocument`].
    pub struct Statement {
        /// The id of the statement.
        pub sid as "Sid": Option<String>,
        /// Whether the statement allows or denies.
        pub effect as "Effect": Effect,
        /// The actions, such as `kinesis:GetRecords`. Empty if there is `not_action`.
        pub action as "Action" if any: Vec<String>,
        /// The actions that the statement is not about, while it is about all others.
        pub not_action as "NotAction" if any: Vec<String>,
        /// The ARNs of the resources, or `*`.
        pub resource as "Resource": Vec<String>,
        /// The conditions: values by key, by operator.
        pub condition as "Condition": Option<BTreeMap<String, BTreeMap<String, Value>>>,
    }
}

names! {
    /// Whether a [`Statement`] allows or denies.
    #[derive(Default)]
    pub enum Effect {
        /// The statement allows the actions.
        #[default]
        Allow,
        /// The statement denies the actions.
        Deny,
    }
}

impl Default for PolicyDocument {
    fn default() -> Self {
        Self {
            version: "2012-10-17".to_owned(),
            statement: Vec::new(),
        }
    }
}

impl PolicyDocument {
    /// The maximum number of characters of [a role's inline policies][1], without white space.
    ///
    /// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    pub const MAX_CHARACTERS: usize = 10_240;

    /// Returns the number of characters without white space. Placeholders count as their shortest values.
    #[must_use]
    pub fn characters(&self) -> usize {
        least_size(&self.to_value().to_string(), |text| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .count()
        })
    }

    /// Returns `true` if the policy may have more characters than a role takes. To count them takes much longer, and is needed
    /// for long policies only.
    #[doc(hidden)]
    #[must_use]
    pub fn may_be_too_long(&self) -> bool {
        /// A character in JSON has at most six bytes, as in `\u001f`.
        const ESCAPED: usize = 6;
        /// The names of a statement's fields, with their punctuation.
        const NAMES: usize = 64;
        let mut size = NAMES;
        for statement in &self.statement {
            if statement.condition.is_some() {
                return true;
            }
            size += NAMES;
            let texts = [
                statement.sid.as_slice(),
                &statement.action,
                &statement.not_action,
                &statement.resource,
            ];
            for text in texts.into_iter().flatten() {
                size += text.len() * ESCAPED + "\"\",".len();
            }
        }
        size > Self::MAX_CHARACTERS
    }

    /// Adds `statement`, unless the policy already has an equal one.
    pub fn add(&mut self, statement: Statement) {
        if !self.statement.contains(&statement) {
            self.statement.push(statement);
        }
    }
}

impl Statement {
    /// Creates a statement that allows `actions` on `resources`.
    pub fn allow<A: Into<String>, R: Into<String>>(
        actions: impl IntoIterator<Item = A>,
        resources: impl IntoIterator<Item = R>,
    ) -> Self {
        Self {
            sid: None,
            effect: Effect::Allow,
            action: actions.into_iter().map(Into::into).collect(),
            not_action: Vec::new(),
            resource: resources.into_iter().map(Into::into).collect(),
            condition: None,
        }
    }

    /// Returns the same statement, with a condition in place of the one that it may have.
    #[inline]
    pub(crate) fn only_if(self, operator: &str, key: &str, value: &str) -> Self {
        let keys = BTreeMap::from([(key.to_owned(), Value::from(value))]);
        Self {
            condition: Some(BTreeMap::from([(operator.to_owned(), keys)])),
            ..self
        }
    }

    /// Returns `true` if the statement allows `action` on some resource.
    #[must_use]
    pub fn allows(&self, action: &str) -> bool {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
        let matches = |pattern: &String| {
            if !pattern.contains(['*', '?']) {
                return pattern.eq_ignore_ascii_case(action);
            }
            let (pattern, action) = (pattern.to_ascii_lowercase(), action.to_ascii_lowercase());
            Wildcard::of_policy(&pattern).matches(&action)
        };
        let is_among = |patterns: &[String]| patterns.iter().any(matches);
        let is_meant = match self.not_action.as_slice() {
            [] => is_among(&self.action),
            others => !is_among(others),
        };
        self.effect == Effect::Allow && is_meant
    }

    /// Returns what the statement is about, in words: its actions, or all but some.
    #[doc(hidden)]
    #[must_use]
    pub fn actions_in_words(&self) -> Vec<String> {
        match self.not_action.as_slice() {
            [] => self.action.clone(),
            others => vec![format!("all but {}", others.join(", "))],
        }
    }
}

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
