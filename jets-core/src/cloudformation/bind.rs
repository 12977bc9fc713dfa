//! Puts expressions in the place of parameters.

use serde_json::{Map, Value, json};

use super::{Template, TemplateError};
use crate::placeholders::{Piece, pieces};

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
    /// Puts what is bound in the place of a parameter.
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

/// Returns `true` if the text of a `Fn::Sub` contains the parameter `name`.
fn has(text: &str, name: &str) -> bool {
    pieces(text)
        .any(|piece| matches!(piece, Ok(Piece::Parameter(parameter)) if parameter.name == name))
}
