//! The resources that a declaration names: where they are, and what their names are.
//!
//! The forms of ARNs are those of [IAM's list of resources][1].
//!
//! [1]: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

use super::{
    name::{self, NameRule},
    placeholders::{PLACEHOLDER, shown},
};

/// A kind of resource that has an ARN.
pub struct Resource {
    pub service: &'static str,
    /// What it is, with an article.
    pub what: &'static str,
    pub location: Location,
    /// The last part of its ARN.
    pub path: &'static [Segment],
    pub example: &'static str,
}

/// What the ARN of a resource says of its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Location {
    Regional,
    /// It has an account, but no region.
    Account,
    /// It has an account, which is `aws` for what AWS owns, but no region.
    AccountOrAws,
    /// It has neither.
    Global,
}

/// A part of a path.
pub enum Segment {
    Text(&'static str),
    Name(&'static NameRule),
}

use Segment::{Name, Text};

const fn regional(
    service: &'static str,
    what: &'static str,
    path: &'static [Segment],
    example: &'static str,
) -> Resource {
    Resource {
        service,
        what,
        location: Location::Regional,
        path,
        example,
    }
}

pub const STREAM: Resource = regional(
    "kinesis",
    "a stream",
    &[Text("stream/"), Name(&name::STREAM)],
    "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream",
);
pub const CONSUMER: Resource = regional(
    "kinesis",
    "a consumer",
    &[
        Text("stream/"),
        Name(&name::STREAM),
        Text("/consumer/"),
        Name(&name::CONSUMER),
        Text(":"),
        Name(&name::CREATION_TIME),
    ],
    "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer:1550287680",
);
pub const TABLE_STREAM: Resource = regional(
    "dynamodb",
    "a table's stream",
    &[
        Text("table/"),
        Name(&name::TABLE),
        Text("/stream/"),
        Name(&name::STREAM_LABEL),
    ],
    "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525",
);
pub const QUEUE: Resource = regional(
    "sqs",
    "a queue",
    &[Name(&name::QUEUE)],
    "arn:aws:sqs:us-west-2:112233445566:my-queue",
);
/// A queue that takes what Lambda and SNS could not deliver.
pub const STANDARD_QUEUE: Resource = regional(
    "sqs",
    "a queue",
    &[Name(&name::STANDARD_QUEUE)],
    "arn:aws:sqs:us-west-2:112233445566:my-queue",
);
pub const TOPIC: Resource = regional(
    "sns",
    "a topic",
    &[Name(&name::TOPIC)],
    "arn:aws:sns:us-west-2:112233445566:my-topic",
);
pub const FUNCTION: Resource = regional(
    "lambda",
    "a function",
    &[Text("function:"), Name(&name::FUNCTION)],
    "arn:aws:lambda:us-west-2:112233445566:function:my-function",
);
pub const QUALIFIED_FUNCTION: Resource = regional(
    "lambda",
    "a function",
    &[
        Text("function:"),
        Name(&name::FUNCTION),
        Text(":"),
        Name(&name::QUALIFIER),
    ],
    "arn:aws:lambda:us-west-2:112233445566:function:my-function:live",
);
pub const LAYER_VERSION: Resource = regional(
    "lambda",
    "a layer version",
    &[
        Text("layer:"),
        Name(&name::LAYER),
        Text(":"),
        Name(&name::VERSION),
    ],
    "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1",
);
pub const EVENT_BUS: Resource = regional(
    "events",
    "an event bus",
    &[Text("event-bus/"), Name(&name::EVENT_BUS)],
    "arn:aws:events:us-west-2:112233445566:event-bus/my-bus",
);
pub const KEY: Resource = regional(
    "kms",
    "a key",
    &[Text("key/"), Name(&name::KEY_ID)],
    "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab",
);
pub const KEY_ALIAS: Resource = regional(
    "kms",
    "a key",
    &[Text("alias/"), Name(&name::KEY_ALIAS)],
    "arn:aws:kms:us-west-2:112233445566:alias/my-key",
);
pub const BUCKET: Resource = Resource {
    service: "s3",
    what: "a bucket",
    location: Location::Global,
    path: &[Name(&name::BUCKET)],
    example: "arn:aws:s3:::my-bucket",
};
pub const ROLE: Resource = Resource {
    service: "iam",
    what: "a role",
    location: Location::Account,
    path: &[Text("role/"), Name(&name::ROLE)],
    example: "arn:aws:iam::112233445566:role/my-role",
};
pub const POLICY: Resource = Resource {
    service: "iam",
    what: "a policy",
    location: Location::AccountOrAws,
    path: &[Text("policy/"), Name(&name::POLICY)],
    example: "arn:aws:iam::112233445566:policy/my-policy",
};

impl Resource {
    /// Returns what is wrong with an ARN of the resource's service, all parts of it masked.
    fn problem(&self, region: &str, account: &str, resource: &str) -> Option<Problem> {
        let is_one = |part: &str| !part.is_empty() && part != "*";
        let is_account = is_one(account) && account != "aws";
        let (is_there, place) = match self.location {
            Location::Regional => (is_one(region) && is_account, "names its region and account"),
            Location::Account => (
                region.is_empty() && is_account,
                "names its account, and no region",
            ),
            Location::AccountOrAws => (
                region.is_empty() && is_one(account),
                "names its account, and no region",
            ),
            Location::Global => (
                region.is_empty() && account.is_empty(),
                "names neither a region nor an account",
            ),
        };
        let Some(names) = split(self.path, resource) else {
            // A placeholder may stand for more than one name.
            let may_be = resource.contains(PLACEHOLDER) && self.may_begin(resource);
            return (!may_be).then_some(Problem::Other);
        };
        if !is_there {
            let (what, example) = (self.what, self.example);
            return Some(Problem::Of(format!(
                "the ARN of {what} {place}: `{example}`"
            )));
        }
        let problem = names
            .into_iter()
            .find_map(|(rule, name)| rule.problem(name));
        problem.map(Problem::Of)
    }

    fn may_begin(&self, resource: &str) -> bool {
        let fixed = resource.split(PLACEHOLDER).next().unwrap_or_default();
        match self.path {
            [Text(start), ..] => fixed.starts_with(start) || start.starts_with(fixed),
            _ => true,
        }
    }
}

/// Why an ARN is not that of a resource.
enum Problem {
    /// It is another kind of resource.
    Other,
    /// It is this kind, with this mistake.
    Of(String),
}

/// Returns what is wrong with an ARN that should be one of `resources`, all of its service.
pub fn problem(
    resources: &[&Resource],
    region: &str,
    account: &str,
    resource: &str,
) -> Option<String> {
    let mut mistake = None;
    for known in resources {
        match known.problem(region, account, resource) {
            None => return None,
            Some(Problem::Of(problem)) => mistake = mistake.or(Some(problem)),
            Some(Problem::Other) => {}
        }
    }
    mistake.or_else(|| {
        let all = |list: Vec<String>| list.join(" or ");
        let what = all(resources
            .iter()
            .map(|known| known.what.to_owned())
            .collect());
        let examples = all(resources
            .iter()
            .map(|known| format!("`{}`", known.example))
            .collect());
        Some(format!(
            "`{}` is not {what}: the ARN of one is {examples}",
            shown(resource)
        ))
    })
}

/// Returns the names in a text that has the form of `path`.
fn split<'text>(
    path: &'static [Segment],
    text: &'text str,
) -> Option<Vec<(&'static NameRule, &'text str)>> {
    let mut names = Vec::new();
    let (mut path, mut text) = (path, text);
    while let Some((segment, rest)) = path.split_first() {
        match segment {
            Text(known) => text = text.strip_prefix(known)?,
            Name(rule) => {
                let end = match rest.first() {
                    Some(Text(next)) => text.find(next)?,
                    _ => text.len(),
                };
                let (name, behind) = text.split_at_checked(end)?;
                // A separator that is no part of the name begins something else.
                let is_separator = |letter| matches!(letter, '/' | ':') && !(rule.allows)(letter);
                if name.contains(is_separator) {
                    return None;
                }
                names.push((*rule, name));
                text = behind;
            }
        }
        path = rest;
    }
    text.is_empty().then_some(names)
}
