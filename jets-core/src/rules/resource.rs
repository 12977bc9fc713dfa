//! The resources that a declaration names: where they are, and what their names are.
//!
//! The forms of ARNs are those of [IAM's list of resources][1].
//!
//! [1]: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

use super::{
    PLACEHOLDER,
    name::{self, NameRule},
    shown,
};
use crate::aws::Arn;

/// A kind of resource.
#[derive(Debug)]
pub struct Resource {
    /// The service in its ARN.
    pub service: &'static str,
    /// What it is, with an article.
    what: &'static str,
    location: Location,
    /// The last part of its ARN, with examples of the names in braces.
    path: &'static str,
    names: &'static [&'static NameRule],
}

/// What the ARN of a resource says of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Location {
    Regional,
    /// It has a region, but no account.
    Region,
    /// It has an account, but no region.
    Account,
    /// It has an account, which is `aws` for what AWS owns, but no region.
    AccountOrAws,
    /// It has neither.
    Global,
}

macro_rules! resources {
    ($($RESOURCE:ident: $Location:ident, $service:literal, $what:literal, $path:literal, [$($NAME:ident),+];)+) => {
        $(#[doc = concat!("The ARN of ", $what, ": `", $path, "`.")]
        pub const $RESOURCE: Resource = Resource {
            service: $service,
            what: $what,
            location: Location::$Location,
            path: $path,
            names: &[$(&name::$NAME),+],
        };)+
    };
}

resources! {
    STREAM: Regional, "kinesis", "a stream", "stream/{my-stream}", [STREAM];
    CONSUMER: Regional, "kinesis", "a consumer", "stream/{my-stream}/consumer/{my-consumer}:{1550287680}",
        [STREAM, CONSUMER, CREATION_TIME];
    TABLE_STREAM: Regional, "dynamodb", "a table's stream", "table/{orders}/stream/{2019-06-10T19:26:16.525}",
        [TABLE, STREAM_LABEL];
    QUEUE: Regional, "sqs", "a queue", "{my-queue}", [QUEUE];
    // A queue that takes what Lambda and SNS could not deliver.
    STANDARD_QUEUE: Regional, "sqs", "a queue", "{my-queue}", [STANDARD_QUEUE];
    TOPIC: Regional, "sns", "a topic", "{my-topic}", [TOPIC];
    FUNCTION: Regional, "lambda", "a function", "function:{my-function}", [FUNCTION];
    QUALIFIED_FUNCTION: Regional, "lambda", "a function", "function:{my-function}:{live}", [FUNCTION, QUALIFIER];
    LAYER_VERSION: Regional, "lambda", "a layer version", "layer:{my-layer}:{1}", [LAYER, VERSION];
    CAPACITY_PROVIDER: Regional, "lambda", "a capacity provider", "capacity-provider:{my-provider}", [CAPACITY_PROVIDER];
    CODE_SIGNING_CONFIG: Regional, "lambda", "a code signing configuration",
        "code-signing-config:{csc-0123456789abcdefg}", [CODE_SIGNING];
    // Of AWS, and of an account.
    RUNTIME_VERSION: Region, "lambda", "a runtime version", "runtime:{0123abcd}", [RUNTIME];
    OWN_RUNTIME_VERSION: Regional, "lambda", "a runtime version", "runtime/{my-runtime}/version/{1}", [RUNTIME, RUNTIME];
    ACCESS_POINT: Regional, "elasticfilesystem", "an access point", "access-point/{fsap-0123456789abcdef0}", [ACCESS_POINT];
    S3_FILES_ACCESS_POINT: Regional, "s3files", "an access point",
        "file-system/{fs-0123456789abcdef0}/access-point/{fsap-0123456789abcdef0}", [S3_FILE_SYSTEM, S3_FILES_ACCESS_POINT];
    EVENT_BUS: Regional, "events", "an event bus", "event-bus/{my-bus}", [EVENT_BUS];
    KEY: Regional, "kms", "a key", "key/{1234abcd-12ab-34cd-56ef-1234567890ab}", [KEY_ID];
    KEY_ALIAS: Regional, "kms", "a key", "alias/{my-key}", [KEY_ALIAS];
    BUCKET: Global, "s3", "a bucket", "{my-bucket}", [BUCKET];
    ROLE: Account, "iam", "a role", "role/{my-role}", [ROLE];
    POLICY: AccountOrAws, "iam", "a policy", "policy/{my-policy}", [POLICY];
}

impl Resource {
    /// Returns the ARN of such a resource.
    #[must_use]
    pub fn example(&self) -> String {
        let location = match self.location {
            Location::Regional => "us-west-2:112233445566",
            Location::Region => "us-west-2:",
            Location::Account | Location::AccountOrAws => ":112233445566",
            Location::Global => ":",
        };
        let path = self.path.replace(['{', '}'], "");
        format!("arn:aws:{}:{location}:{path}", self.service)
    }

    /// Returns what is wrong with an ARN of the resource's service, all parts of it masked.
    fn problem(&self, arn: &Arn<'_>) -> Option<Problem> {
        let Arn {
            region,
            account,
            resource,
            ..
        } = *arn;
        let is_one = |part: &str| !part.is_empty() && part != "*";
        let is_account = is_one(account) && account != "aws";
        let (is_right, rule) = match self.location {
            Location::Regional => (is_one(region) && is_account, "names its region and account"),
            Location::Region => (
                is_one(region) && account.is_empty(),
                "names its region, and no account",
            ),
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
        let Some(names) = self.names_in(resource) else {
            // A placeholder may stand for more than one name.
            let fixed = resource.split(PLACEHOLDER).next().unwrap_or_default();
            let start = self.path.split('{').next().unwrap_or_default();
            let may_be = resource.contains(PLACEHOLDER)
                && (fixed.starts_with(start) || start.starts_with(fixed));
            return (!may_be).then_some(Problem::Other);
        };
        if !is_right {
            let (what, example) = (self.what, self.example());
            return Some(Problem::Of(format!(
                "the ARN of {what} {rule}: `{example}`"
            )));
        }
        let mut names = names.into_iter();
        let problem = names.find_map(|(rule, name)| rule.problem_of_masked(name));
        problem.map(Problem::Of)
    }

    /// Returns the names in a text that has the form of the path.
    fn names_in<'text>(&self, text: &'text str) -> Option<Vec<(&'static NameRule, &'text str)>> {
        let mut parts = self.path.split('{');
        let mut text = text.strip_prefix(parts.next()?)?;
        let mut names = Vec::new();
        for (rule, part) in self.names.iter().zip(parts) {
            let (_, separator) = part.split_once('}')?;
            let end = match separator {
                "" => text.len(),
                separator => text.find(separator)?,
            };
            let (name, rest) = text.split_at_checked(end)?;
            // A separator that is no part of the name begins something else.
            let is_separator = |letter| matches!(letter, '/' | ':') && !(rule.allows)(letter);
            if name.contains(is_separator) {
                return None;
            }
            names.push((*rule, name));
            text = rest.strip_prefix(separator)?;
        }
        text.is_empty().then_some(names)
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
pub(super) fn problem(resources: &[&Resource], arn: &Arn<'_>) -> Option<String> {
    let mut mistake = None;
    for known in resources {
        match known.problem(arn) {
            None => return None,
            Some(Problem::Of(problem)) => mistake = mistake.or(Some(problem)),
            Some(Problem::Other) => {}
        }
    }
    mistake.or_else(|| {
        let mut whats: Vec<&str> = resources.iter().map(|known| known.what).collect();
        whats.dedup();
        let examples = resources
            .iter()
            .map(|known| format!("`{}`", known.example()));
        let examples: Vec<String> = examples.collect();
        let (what, examples) = (whats.join(" or "), examples.join(" or "));
        let found = shown(arn.resource);
        Some(format!(
            "`{found}` is not {what}: the ARN of one is {examples}"
        ))
    })
}
