//! The parameters of a template, which differ between deployments, and what can stand in their place.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    Stack, Template, TemplateError,
    section::{Entries, Parameter},
    stack::{CODE_KEY, Programs},
    substitution::{Substitution, Uses},
};
use crate::placeholders::{Piece, pieces};

pub(super) const CODE_BUCKET: &str = "CodeBucket";

/// The characters of [a function's name][1], and so of the names of project and environment, which are parts of it.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
const NAME_PATTERN: &str = "^[a-zA-Z0-9_-]+$";

/// An ARN of one resource, without wildcards.
const ONE_ARN: &str = "^arn:aws[a-zA-Z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:[^*?]+$";

/// The maximum length of [a function's name][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
pub(crate) const LONGEST_FUNCTION_NAME: usize = 64;

/// Returns the parameters that every template has, then those that its strings and numbers name.
///
/// `longest_name` is the length of the longest function name without the names of project and environment. `owners` has
/// the handler of the function that each logical id belongs to.
pub(super) fn all(
    stack: &Stack,
    substitution: Substitution,
    programs: &Programs,
    owners: &BTreeMap<String, String>,
    longest_name: usize,
) -> Result<Entries<Parameter>, TemplateError> {
    let mut parameters = Entries::default();
    for (name, default, description) in [
        ("Project", &stack.project, "Name of the project"),
        ("Environment", &stack.environment, "Name of the environment"),
    ] {
        let parameter = Parameter {
            default: Some(json!(default)),
            allowed_pattern: Some(NAME_PATTERN),
            // The other parameter has at least one character.
            max_length: Some(LONGEST_FUNCTION_NAME.saturating_sub(longest_name + 1)),
            ..Parameter::text(description, None)
        };
        parameters.push(name.to_owned(), parameter);
    }
    let bucket = Parameter::text("S3 bucket that holds the program", stack.value(CODE_BUCKET));
    parameters.push(CODE_BUCKET.to_owned(), bucket);
    for (name, description) in programs.parameters(substitution.names(CODE_KEY)) {
        let parameter = Parameter::text(&description, stack.value(name));
        parameters.push(name.to_owned(), parameter);
    }
    for (name, uses) in substitution.into_parameters() {
        if let Some(handler) = owners.get(&name) {
            return Err(TemplateError::ParameterIsResource {
                handler: handler.clone(),
                name,
            });
        }
        // The parameters that every template has are already there, as text.
        if parameters.get(&name).is_none() {
            let parameter = named(&name, &uses, stack)?;
            parameters.push(name, parameter);
        } else if !uses.are_of_text() {
            return Err(TemplateError::ParameterIsText(name));
        }
    }
    match stack.names().find(|name| parameters.get(name).is_none()) {
        Some(unknown) => Err(TemplateError::UnknownParameter {
            name: unknown.to_owned(),
            known: parameters.names().map(str::to_owned).collect(),
        }),
        None => Ok(parameters),
    }
}

/// Returns a parameter that the jobs name: text, or a number with limits.
fn named(name: &str, uses: &Uses, stack: &Stack) -> Result<Parameter, TemplateError> {
    let description = format!("What {name} stands for in the jobs");
    let declared = uses.default(name)?;
    let default = stack.value(name).or(declared);
    if let Some(words) = uses.words(name)? {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        check_word(name, default, &words)?;
        return Ok(Parameter {
            allowed_values: Some(json!(words)),
            ..Parameter::text(&description, default)
        });
    }
    let Some(limits) = uses.limits(name)? else {
        let is_several = |value: &&str| uses.is_one_resource && value.contains(['*', '?']);
        if let Some(value) = default.filter(is_several) {
            let accepted = "the ARN of one resource, without `*` and `?`";
            return Err(refused(name, value, accepted));
        }
        return Ok(Parameter {
            allowed_pattern: uses.is_one_resource.then_some(ONE_ARN),
            ..Parameter::text(&description, default)
        });
    };
    let number = |value: &str| match value.parse::<i64>() {
        Ok(number) if limits.contains(&number) => Ok(json!(number)),
        _ => {
            let (min, max) = (limits.start(), limits.end());
            Err(refused(name, value, format!("an integer, {min} to {max}")))
        }
    };
    let parameter = Parameter {
        r#type: "Number",
        default: default.map(number).transpose()?,
        ..Parameter::text(&description, None)
    };
    if let Some(values) = uses.values(&limits) {
        let words: Vec<String> = values.iter().map(ToString::to_string).collect();
        check_word(name, default, &words)?;
        return Ok(Parameter {
            allowed_values: Some(json!(values)),
            ..parameter
        });
    }
    Ok(Parameter {
        min_value: Some(*limits.start()),
        max_value: Some(*limits.end()),
        ..parameter
    })
}

fn check_word(name: &str, default: Option<&str>, words: &[String]) -> Result<(), TemplateError> {
    match default {
        Some(value) if words.iter().all(|word| word != value) => {
            Err(refused(name, value, format!("one of {}", words.join(", "))))
        }
        _ => Ok(()),
    }
}

fn refused(name: &str, value: &str, accepted: impl Into<String>) -> TemplateError {
    TemplateError::NotAccepted {
        name: name.to_owned(),
        value: value.to_owned(),
        accepted: accepted.into(),
    }
}

/// What stands in the place of a parameter: see [`Stack::bind`](super::Stack::bind).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Expression(Value),
    SsmParameter(String),
}

impl Binding {
    /// An attribute of a resource that is added to the template: [`Fn::GetAtt`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html
    #[must_use]
    pub fn get_att(id: impl Into<String>, attribute: impl Into<String>) -> Self {
        json!({"Fn::GetAtt": [id.into(), attribute.into()]}).into()
    }

    /// What another stack exports under this name: [`Fn::ImportValue`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html
    #[must_use]
    pub fn import_value(name: impl Into<String>) -> Self {
        json!({"Fn::ImportValue": name.into()}).into()
    }

    /// The value of the [parameter of Systems Manager][1] with this name, by default. The template keeps its parameter, which
    /// has no limits then.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html#systems-manager-parameter-types-supported
    #[must_use]
    pub fn ssm_parameter(name: impl Into<String>) -> Self {
        Self(Kind::SsmParameter(name.into()))
    }
}

/// An expression of CloudFormation, such as `{"Ref": "OrdersQueue"}`.
impl From<Value> for Binding {
    fn from(expression: Value) -> Self {
        Self(Kind::Expression(expression))
    }
}

impl Template {
    pub(super) fn bind(&mut self, name: &str, binding: &Binding) -> Result<(), TemplateError> {
        // They are parts of names, which must be known before anything is made.
        if matches!(name, "Project" | "Environment") {
            return Err(TemplateError::CannotBind(name.to_owned()));
        }
        let known = || self.parameters.names().map(str::to_owned).collect();
        if self.parameters.get(name).is_none() {
            return Err(TemplateError::UnknownParameter {
                name: name.to_owned(),
                known: known(),
            });
        }
        match &binding.0 {
            Kind::Expression(expression) => {
                self.parameters.remove(name);
                for value in self.values_mut() {
                    replace(name, expression, value);
                }
            }
            Kind::SsmParameter(of_ssm) => {
                if let Some(parameter) = self.parameters.get_mut(name) {
                    parameter.r#type = "AWS::SSM::Parameter::Value<String>";
                    parameter.default = Some(json!(of_ssm));
                    parameter.min_value = None;
                    parameter.max_value = None;
                }
            }
        }
        Ok(())
    }
}

/// Replaces each reference to parameter `name` in `value`.
fn replace(name: &str, expression: &Value, value: &mut Value) {
    match value {
        Value::Array(items) => {
            for item in items {
                replace(name, expression, item);
            }
        }
        Value::Object(entries) => {
            match single(entries) {
                Some(("Ref", Value::String(reference))) if reference == name => {
                    *value = expression.clone();
                    return;
                }
                Some(("Fn::Sub", Value::String(text))) if has(text, name) => {
                    *value = json!({"Fn::Sub": [text, {name: expression}]});
                    return;
                }
                _ => {}
            }
            // The variables of a text that another binding has changed.
            if let Some(Value::Array(list)) = entries.get_mut("Fn::Sub")
                && let [Value::String(text), Value::Object(variables)] = list.as_mut_slice()
            {
                if has(text, name) {
                    variables.insert(name.to_owned(), expression.clone());
                }
                return;
            }
            for (_, entry) in entries {
                replace(name, expression, entry);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns the only entry of an object, as a function of CloudFormation has it.
fn single(entries: &Map<String, Value>) -> Option<(&str, &Value)> {
    let mut all = entries.iter();
    let (name, value) = all.next()?;
    all.next().is_none().then_some((name, value))
}

fn has(text: &str, name: &str) -> bool {
    pieces(text)
        .any(|piece| matches!(piece, Ok(Piece::Parameter(parameter)) if parameter.name == name))
}
