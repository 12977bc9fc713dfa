//! Parses strings into text and placeholders `${…}`.

use crate::{error::errors, nearest::nearest};

/// The [pseudo parameters][1] of CloudFormation that are text, such as `${AWS::Region}`.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
pub const PSEUDO_PARAMETERS: &[&str] = &[
    "AWS::AccountId",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// The parameters that every template has: two names, and the location of the program.
pub const EVERY_TEMPLATE: &[&str] = &["Project", "Environment", "CodeBucket", "CodeKey"];

/// The maximum length of [a parameter's name][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const LONGEST_NAME: usize = 255;

/// A part of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// `${!Name}`, which stands for the text `${Name}`. Contains its `Name`.
    Escaped(&'a str),
    /// `${aws:username}`: [a variable that IAM resolves][1], and text outside policies. Contains its name.
    ///
    /// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    PolicyVariable(&'a str),
    /// `${AWS::Region}`. Contains its name, one of [`PSEUDO_PARAMETERS`].
    PseudoParameter(&'a str),
    /// `${Name}`.
    Parameter(Parameter<'a>),
}

/// A parameter of the template: `${Name}`, or `${Name:default}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter<'a> {
    /// The name, of letters and digits.
    pub name: &'a str,
    /// The value that is used if the deployment sets none.
    pub default: Option<&'a str>,
}

errors! {
    /// Why a string cannot be resolved.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PlaceholderError {
        /// A `${` has no `}`.
        Unclosed => ("a placeholder `${{` is not closed with `}}`"),
        /// A placeholder contains another placeholder.
        Nested(name: String) => (
                "`${{{name}}}{}` has a placeholder in a placeholder, which CloudFormation cannot resolve",
                "}".repeat(name.matches("${").count())
            ),
        /// The name starts with `AWS::`, but is not a pseudo parameter for text.
        UnknownPseudoParameter(name: String) => ("`${{{name}}}` is not a pseudo parameter of CloudFormation; {}", known_pseudo_parameter(name)),
        /// The name differs only in case from a parameter that every template has.
        OtherCase {
            /// The name in the placeholder.
            name: String,
            /// The parameter that was probably meant.
            meant: &'static str,
        } => "`${{{name}}}` would be a parameter of its own; did you mean `${{{meant}}}`?",
        /// The text in the braces is not a name.
        NoName(name: String) => "`${{{name}}}` is not a placeholder: a name in `${{…}}` is of letters and digits, such as `${{Environment}}`",
        /// A key contains a placeholder, but CloudFormation substitutes only in values.
        InKey(key: String) => "key `{key}` cannot have a placeholder in it: CloudFormation fills in values only",
        /// A key is the name of a function of CloudFormation.
        FunctionAsKey(key: String) => "key `{key}` is the name of a function of CloudFormation, which would call it in this place: choose another name",
    }
}

fn known_pseudo_parameter(name: &str) -> String {
    if let Some(near) = nearest(name, PSEUDO_PARAMETERS.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    let (last, others) = PSEUDO_PARAMETERS.split_last().unwrap_or((&"", &[]));
    format!(
        "those that are text are `{}` and `{last}`",
        others.join("`, `")
    )
}

/// An iterator over the parts of a string. It ends after the first error.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
}

/// Returns an iterator over the parts of `text`.
///
/// ```
/// use jets_core::placeholders::{Parameter, Piece, pieces};
///
/// let parts: Result<Vec<_>, _> = pieces("orders-${Environment}").collect();
/// let environment = Parameter { name: "Environment", default: None };
/// assert_eq!(parts.unwrap(), [Piece::Text("orders-"), Piece::Parameter(environment)]);
/// assert!(pieces("${A${B}}").any(|piece| piece.is_err()));
/// ```
#[must_use]
pub const fn pieces(text: &str) -> Pieces<'_> {
    Pieces { rest: text }
}

impl<'a> Pieces<'a> {
    /// Returns the text that was not read yet.
    #[must_use]
    pub const fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, PlaceholderError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(placeholder) = self.rest.strip_prefix("${") else {
            let end = self.rest.find("${").unwrap_or(self.rest.len());
            let (text, rest) = self.rest.split_at_checked(end)?;
            self.rest = rest;
            return Some(Ok(Piece::Text(text)));
        };
        let piece = match placeholder.split_once('}') {
            Some((name, rest)) => {
                self.rest = rest;
                piece(name)
            }
            None => Err(PlaceholderError::Unclosed),
        };
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

fn piece(inside: &str) -> Result<Piece<'_>, PlaceholderError> {
    if inside.contains("${") {
        return Err(PlaceholderError::Nested(inside.to_owned()));
    }
    if let Some(text) = inside.strip_prefix('!') {
        return Ok(Piece::Escaped(text));
    }
    if inside.starts_with("AWS::") || inside.starts_with("aws::") {
        return if PSEUDO_PARAMETERS.contains(&inside) {
            Ok(Piece::PseudoParameter(inside))
        } else {
            Err(PlaceholderError::UnknownPseudoParameter(inside.to_owned()))
        };
    }
    if is_policy_variable(inside) {
        return Ok(Piece::PolicyVariable(inside));
    }
    let (name, default) = match inside.split_once(':') {
        Some((name, default)) => (name, Some(default)),
        None => (inside, None),
    };
    let is_name = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name.bytes().all(|letter| letter.is_ascii_alphanumeric());
    if !is_name || default.is_some_and(|default| default.is_empty() || default.starts_with(':')) {
        return Err(PlaceholderError::NoName(inside.to_owned()));
    }
    let other_case = |known: &&str| known.eq_ignore_ascii_case(name) && *known != name;
    // Jobs never write the placeholder for the program's location, so it is not suggested.
    match ["Project", "Environment"].into_iter().find(other_case) {
        Some(meant) => Err(PlaceholderError::OtherCase {
            name: name.to_owned(),
            meant,
        }),
        None => Ok(Piece::Parameter(Parameter { name, default })),
    }
}

/// Returns `true` if IAM resolves `${inside}`: `aws:username`, `s3:prefix`, `www.amazon.com:user_id`, or a character
/// that would otherwise be a wildcard.
///
/// A parameter with a default differs from it by its first letter, and because a default is a number or an ARN.
fn is_policy_variable(inside: &str) -> bool {
    if matches!(inside, "*" | "?" | "$") {
        return true;
    }
    let Some((service, key)) = inside.split_once(':') else {
        return false;
    };
    let is_service = service.starts_with(|first: char| first.is_ascii_lowercase())
        && service
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'));
    is_service && !key.is_empty() && !key.starts_with(':') && !is_default(key)
}

/// Returns `true` if `text` can be the default of a parameter: a number or an ARN.
fn is_default(text: &str) -> bool {
    text.starts_with("arn:") || text.parse::<i64>().is_ok()
}

/// Returns `true` if CloudFormation takes a map with this key for a call of one of its [functions][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
#[must_use]
pub fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::")
}

/// Returns the parameter if it is the whole of `text`.
///
/// ```
/// use jets_core::placeholders::whole;
///
/// assert_eq!(whole("${QueueArn}").unwrap().name, "QueueArn");
/// assert_eq!(whole("${BatchSize:100}").unwrap().default, Some("100"));
/// assert_eq!(whole("${Queue}.fifo"), None);
/// ```
#[must_use]
pub fn whole(text: &str) -> Option<Parameter<'_>> {
    let mut pieces = pieces(text);
    match (pieces.next(), pieces.rest()) {
        (Some(Ok(Piece::Parameter(parameter))), "") => Some(parameter),
        _ => None,
    }
}

/// Returns `true` if `text`, in a place where a name or an ARN is accepted, is an ARN. It is if it begins like one, or
/// is one placeholder whose name ends in `Arn`.
#[must_use]
pub fn is_arn(text: &str) -> bool {
    text.starts_with("arn:") || whole(text).is_some_and(|parameter| parameter.name.ends_with("Arn"))
}

/// Returns the ARN of a resource that is given by its name, of which `arn` makes it, or by its [ARN](is_arn).
pub(crate) fn arn_of(name_or_arn: &str, arn: impl FnOnce(&str) -> String) -> String {
    if is_arn(name_or_arn) {
        name_or_arn.to_owned()
    } else {
        arn(name_or_arn)
    }
}

/// Returns `text`. If it is one placeholder, its default is removed.
#[must_use]
pub fn without_default(text: &str) -> String {
    match whole(text) {
        Some(Parameter {
            name,
            default: Some(_),
        }) => format!("${{{name}}}"),
        _ => text.to_owned(),
    }
}

/// Returns `true` if a part of `text` is resolved at deployment.
#[must_use]
pub fn has_any(text: &str) -> bool {
    pieces(text).any(|piece| {
        matches!(
            piece,
            Ok(Piece::PseudoParameter(_) | Piece::Parameter(_)) | Err(_)
        )
    })
}

/// Returns the smallest size that `text` can have when its placeholders are resolved. `size` is that of plain text.
#[must_use]
pub fn least_size(text: &str, size: impl Fn(&str) -> usize) -> usize {
    let sizes = pieces(text).map_while(Result::ok).map(|piece| match piece {
        Piece::Text(text) => size(text),
        Piece::Escaped(name) | Piece::PolicyVariable(name) => size(name) + size("${}"),
        Piece::PseudoParameter("AWS::AccountId") => size("112233445566"),
        Piece::PseudoParameter("AWS::Partition") => size("aws"),
        Piece::PseudoParameter("AWS::Region") => size("us-east-1"),
        Piece::PseudoParameter(_) | Piece::Parameter(_) => 0,
    });
    sizes.sum()
}
