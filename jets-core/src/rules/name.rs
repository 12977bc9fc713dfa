//! Names of resources: their length, their characters and their form.

use super::{PLACEHOLDER, masked};

/// The rule for names of one kind of resource.
#[derive(Debug)]
pub struct NameRule {
    /// What the name is, in the words of a message, such as `a stream's name`.
    pub what: &'static str,
    /// The maximum number of characters, without those of placeholders.
    pub max_characters: usize,
    /// The allowed characters, in the words of a message.
    pub characters: &'static str,
    /// Whether a character is allowed.
    pub allows: fn(char) -> bool,
    /// Returns what else is wrong with a masked name, in the words after `what`.
    pub form: fn(&str) -> Option<&'static str>,
}

impl NameRule {
    const fn with_form(mut self, form: fn(&str) -> Option<&'static str>) -> Self {
        self.form = form;
        self
    }

    const fn of(mut self, what: &'static str, max_characters: usize) -> Self {
        self.what = what;
        self.max_characters = max_characters;
        self
    }

    /// Returns what is wrong with a name.
    #[must_use]
    pub fn problem(&self, name: &str) -> Option<String> {
        match masked(name) {
            Ok(masked) => self.problem_of_masked(&masked),
            Err(problem) => Some(problem),
        }
    }

    /// Returns what is wrong with a name in which each `${…}` is one [`PLACEHOLDER`].
    #[must_use]
    pub fn problem_of_masked(&self, masked: &str) -> Option<String> {
        let (what, max) = (self.what, self.max_characters);
        let count = masked
            .chars()
            .filter(|letter| *letter != PLACEHOLDER)
            .count();
        if masked.is_empty() {
            return Some(format!("{what} is empty: it has 1 to {max} characters"));
        }
        if count > max {
            return Some(format!("{what} has at most {max} characters, not {count}"));
        }
        let form = || (self.form)(masked).map(|problem| format!("{what} {problem}"));
        refused_character(what, self.characters, masked, self.allows).or_else(form)
    }
}

/// Returns a rule for names of at most `max_characters`.
#[must_use]
pub const fn rule(
    what: &'static str,
    max_characters: usize,
    characters: &'static str,
    allows: fn(char) -> bool,
) -> NameRule {
    NameRule {
        what,
        max_characters,
        characters,
        allows,
        form: |_| None,
    }
}

const WITHOUT_DOTS: &str = "letters, digits, `-` and `_`";
const WITH_DOTS: &str = "letters, digits, `_`, `.` and `-`";

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

fn is_word_or_dot(letter: char) -> bool {
    is_word(letter) || letter == '.'
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// `StreamName` and `ConsumerName` of Kinesis's API model.
pub const STREAM: NameRule = rule("a stream's name", 128, WITH_DOTS, is_word_or_dot);
pub(super) const CONSUMER: NameRule = STREAM.of("a consumer's name", 128);
pub(super) const CREATION_TIME: NameRule =
    rule("a consumer's creation time", 20, "digits", is_digit);

/// DynamoDB's page on [names](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html).
pub const TABLE: NameRule = STREAM
    .of("a table's name", 255)
    .with_form(|name| is_shorter(name, 3).then_some("has at least 3 characters"));
/// `StreamLabel` of [DynamoDB's API](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamDescription.html).
pub(super) const STREAM_LABEL: NameRule = rule(
    "a stream's label",
    23,
    "digits, `-`, `T`, `:` and `.`",
    |letter| is_digit(letter) || "-T:.".contains(letter),
)
.with_form(|label| {
    let is_time = has_form(label, "0000-00-00T00:00:00.000");
    (!is_time)
        .then_some("is the time when the stream was enabled, such as `2019-06-10T19:26:16.525`")
});

/// The suffix of the name of a FIFO queue or topic.
pub const FIFO: &str = ".fifo";

const WITH_FIFO: &str = "letters, digits, `-` and `_`, and `.fifo` at the end if it is FIFO";

/// `QueueName` of [SQS's API][1], including the suffix of a FIFO queue.
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
pub const QUEUE: NameRule =
    rule("a queue's name", 80, WITH_FIFO, is_word_or_dot).with_form(form_of_fifo);
/// A queue for [what Lambda could not process](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
pub(super) const STANDARD_QUEUE: NameRule =
    rule("a queue's name", 80, WITHOUT_DOTS, is_word_or_dot).with_form(form_of_standard);
/// A standard topic: [SNS's `CreateTopic`](https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
pub const TOPIC: NameRule =
    rule("a topic's name", 256, WITHOUT_DOTS, is_word_or_dot).with_form(form_of_standard);
/// Any topic, including the suffix of a FIFO topic.
pub const ANY_TOPIC: NameRule =
    rule("a topic's name", 256, WITH_FIFO, is_word_or_dot).with_form(form_of_fifo);

/// Checks the name of a queue or a topic that may be FIFO.
fn form_of_fifo(name: &str) -> Option<&'static str> {
    match name.strip_suffix(FIFO) {
        Some("") => Some("has something before its `.fifo`"),
        before => {
            let has_dot = before.unwrap_or(name).contains('.');
            has_dot.then_some("has a `.` only in a `.fifo` at its end")
        }
    }
}

/// Checks the name of a queue or a topic that is not FIFO.
fn form_of_standard(name: &str) -> Option<&'static str> {
    if name.ends_with(FIFO) {
        return Some("cannot end in `.fifo`, because only a standard one can be here");
    }
    name.contains('.').then_some("cannot have `.` in it")
}

/// `FunctionName` of `AWS::Lambda::Function`, and `Qualifier` of Lambda's API model.
pub(super) const FUNCTION: NameRule = rule("a function's name", 64, WITHOUT_DOTS, is_word);
pub(super) const QUALIFIER: NameRule = rule(
    "a function's version or alias",
    128,
    "letters, digits, `-`, `_` and `$`",
    |letter| is_word(letter) || letter == '$',
);
/// `LayerVersionArn` of Lambda's API model.
pub(super) const LAYER: NameRule = rule("a layer's name", 140, WITHOUT_DOTS, is_word);
pub(super) const VERSION: NameRule = rule("a layer's version", 20, "digits", is_digit);

/// `CapacityProviderArn`, `CodeSigningConfigArn` and `RuntimeVersionArn` of Lambda's API model.
pub(super) const CAPACITY_PROVIDER: NameRule =
    rule("a capacity provider's name", 128, WITHOUT_DOTS, is_word);
pub(super) const CODE_SIGNING: NameRule = rule(
    "a code signing configuration's id",
    21,
    "lower-case letters, digits and `-`",
    is_of_id,
)
.with_form(|id| {
    let count = id.strip_prefix("csc-").map(|id| id.chars().count());
    let is_id = count == Some(17) || id.contains(PLACEHOLDER);
    (!is_id).then_some("is `csc-` and 17 letters and digits")
});
pub(super) const RUNTIME: NameRule = rule("a runtime's name", 128, WITH_DOTS, is_word_or_dot);

/// `FileSystemConfigs` of Lambda's API model: access points of EFS, and of S3 Files with their file systems.
pub(super) const ACCESS_POINT: NameRule = rule("an access point's id", 22, HEXADECIMAL, is_of_id)
    .with_form(|id| {
        has_other_form(id, "fsap-", 17..=17).then_some("is `fsap-` and 17 hexadecimal digits")
    });
pub(super) const S3_FILES_ACCESS_POINT: NameRule =
    ACCESS_POINT.of("an access point's id", 45).with_form(|id| {
        has_other_form(id, "fsap-", 17..=40).then_some("is `fsap-` and 17 to 40 hexadecimal digits")
    });
pub(super) const S3_FILE_SYSTEM: NameRule =
    ACCESS_POINT.of("a file system's id", 45).with_form(|id| {
        has_other_form(id, "fs-", 17..=40).then_some("is `fs-` and 17 to 40 hexadecimal digits")
    });

const HEXADECIMAL: &str = "a prefix and hexadecimal digits";

fn is_of_id(letter: char) -> bool {
    is_digit(letter) || letter.is_ascii_lowercase() || letter == '-'
}

/// Returns `true` if an id is not `prefix` and hexadecimal digits, of a number in `digits`.
fn has_other_form(id: &str, prefix: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    let is_id = id.strip_prefix(prefix).is_some_and(|id| {
        digits.contains(&id.len())
            && id
                .chars()
                .all(|digit| matches!(digit, '0'..='9' | 'a'..='f'))
    });
    !is_id && !id.contains(PLACEHOLDER)
}

/// `EventBusName` of EventBridge's API model.
pub const EVENT_BUS: NameRule = rule(
    "an event bus's name",
    256,
    "letters, digits, `/`, `.`, `-` and `_`",
    |letter| is_word(letter) || matches!(letter, '/' | '.'),
);
/// `Name` of EventBridge's [`CreateEventBus`][1]. Only partners' buses have `/`.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
pub const CREATED_EVENT_BUS: NameRule = EVENT_BUS.with_form(|name| match name {
    "default" => Some("cannot be `default`, which every account has"),
    _ => name
        .contains('/')
        .then_some("cannot have `/` in it, which only a partner's bus has"),
});

/// `ScheduleGroupName` of EventBridge Scheduler's API model.
pub const SCHEDULE_GROUP: NameRule = rule("a schedule group's name", 64, WITH_DOTS, is_word_or_dot);

/// KMS's page on [ids of keys](https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id).
pub(super) const KEY_ID: NameRule =
    rule("a key's id", 36, "hexadecimal digits and `-`", |letter| {
        letter.is_ascii_hexdigit() || "mrk-".contains(letter)
    })
    .with_form(|id| {
        let multi_region = id.strip_prefix("mrk-");
        let is_multi_region = multi_region.is_some_and(|id| has_form(id, &"f".repeat(32)));
        let is_id = is_multi_region || has_form(id, "ffffffff-ffff-ffff-ffff-ffffffffffff");
        (!is_id).then_some(
            "has the form `1234abcd-12ab-34cd-56ef-1234567890ab`, or `mrk-` and 32 digits",
        )
    });
/// `AliasName` of `AWS::KMS::Alias`.
pub(super) const KEY_ALIAS: NameRule = rule(
    "a key's alias",
    250,
    "letters, digits, `:`, `/`, `_` and `-`",
    |letter| is_word(letter) || matches!(letter, ':' | '/'),
);

const IAM_CHARACTERS: &str = "letters, digits and `+=,.@-_`, after a path such as `team/`";

/// `roleNameType` and `pathType` of IAM's API model, as far as Lambda takes them.
pub(super) const ROLE: NameRule = rule("a role's name", 576, IAM_CHARACTERS, |letter| {
    is_word(letter) || "+=,.@/".contains(letter)
})
.with_form(|name| problem_of_last(name, 64).then_some("has 1 to 64 characters after its path"));
/// `policyNameType` and `policyPathType` of IAM's API model.
pub const POLICY: NameRule = ROLE.of("a policy's name", 640).with_form(|name| {
    problem_of_last(name, 128).then_some("has 1 to 128 characters after its path")
});

/// `logGroupName` of [CloudWatch's `CreateLogGroup`][1].
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
pub const LOG_GROUP: NameRule = rule(
    "a log group's name",
    512,
    "letters, digits, `_`, `-`, `/`, `.` and `#`",
    |letter| is_word(letter) || matches!(letter, '/' | '.' | '#'),
)
.with_form(|name| {
    (name.starts_with("aws/")).then_some("cannot begin with `aws/`; `/aws/` is accepted")
});

/// S3's page on [names](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
pub const BUCKET: NameRule = rule(
    "a bucket's name",
    63,
    "lower-case letters, digits, `.` and `-`",
    |letter| is_of_id(letter) || letter == '.',
)
.with_form(form_of_bucket);

fn form_of_bucket(name: &str) -> Option<&'static str> {
    let is_end = |letter: char| matches!(letter, '.' | '-');
    let prefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    let suffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];
    if is_shorter(name, 3) {
        Some("has at least 3 characters")
    } else if name.starts_with(is_end) || name.ends_with(is_end) {
        Some("begins and ends with a letter or a digit")
    } else if name.contains("..") {
        Some("cannot have two dots in a row")
    } else if name.parse::<std::net::Ipv4Addr>().is_ok() {
        Some("cannot be an IP address")
    } else if prefixes.iter().any(|prefix| name.starts_with(prefix)) {
        Some("cannot begin with `xn--`, `sthree-` or `amzn-s3-demo-`")
    } else if suffixes.iter().any(|suffix| name.ends_with(suffix)) {
        Some("cannot end in `-s3alias`, `--ol-s3`, `.mrap`, `--x-s3` or `--table-s3`")
    } else {
        None
    }
}

fn is_shorter(name: &str, min: usize) -> bool {
    !name.contains(PLACEHOLDER) && name.chars().count() < min
}

/// Returns `true` if a name of IAM has no, or too many, characters after its path.
fn problem_of_last(name: &str, max: usize) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    let count = last.chars().filter(|letter| *letter != PLACEHOLDER).count();
    last.is_empty() || count > max
}

/// Returns `true` if a text has digits where `form` has `0`, hexadecimal digits where it has `f`, and is the same
/// elsewhere. A text with a placeholder may have any form.
fn has_form(text: &str, form: &str) -> bool {
    let is_same = |(letter, expected): (char, char)| match expected {
        '0' => letter.is_ascii_digit(),
        'f' => letter.is_ascii_hexdigit(),
        _ => letter == expected,
    };
    let is_long = text.chars().count() == form.chars().count();
    text.contains(PLACEHOLDER) || is_long && text.chars().zip(form.chars()).all(is_same)
}

/// Returns the message about the first character of `masked` that `allows` refuses. Placeholders are allowed.
#[must_use]
pub fn refused_character(
    what: &str,
    accepted: &str,
    masked: &str,
    allows: fn(char) -> bool,
) -> Option<String> {
    let refused = |character: &char| *character != PLACEHOLDER && !allows(*character);
    let refused = masked.chars().find(refused)?.escape_debug();
    Some(format!(
        "{what} cannot have `{refused}` in it: it takes {accepted}"
    ))
}
