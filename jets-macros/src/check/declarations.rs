//! Sorts declarations by keyword, and checks each: triggers, properties and permissions.

use jets_core::manifest;

use super::{
    keywords::{self, IAM_POLICY, MANAGED_IAM_POLICY},
    model::LanguageWord,
    signature::Signature,
    triggers::Declared,
};
use crate::{
    diagnostics::Errors,
    properties::{self, Settings, permissions},
    syntax::{Declaration, Word},
    triggers::{self, CodeOptions, DeclaredTrigger},
};

/// What the declarations above one function say, once checked.
pub struct OfFunction {
    pub triggers: Vec<DeclaredTrigger>,
    pub code: CodeOptions,
    /// Whether the options of the triggers go with the function's signature.
    pub fits_signature: bool,
    pub settings: Settings,
    /// The properties and permissions that were declared, each with its keyword.
    pub given: Vec<(&'static str, Word)>,
}

/// What the `class_…` declarations of a job say, once checked.
pub struct OfClass {
    pub settings: Settings,
    /// The properties and permissions that were declared, each with its keyword.
    pub given: Vec<(&'static str, Word)>,
}

impl OfFunction {
    /// Returns the keyword that declared the property or permission `name`.
    pub fn keyword(&self, name: &str) -> Option<&Word> {
        let mut given = self.given.iter();
        given.find_map(|(given, word)| (*given == name).then_some(word))
    }
}

/// Checks the declarations above `function`, which has this `signature`, in a job whose class settings are `class`.
pub fn of_function(
    function: &manifest::Function,
    declarations: Vec<Declaration>,
    class: &Settings,
    signature: &Signature,
    words: &mut Vec<LanguageWord>,
    errors: &mut Errors,
) -> OfFunction {
    let form = signature
        .trigger_parameter()
        .map(|(_, parameter)| parameter.form);
    let mut declared = Declared::default();
    let mut settings = Given::default();
    for mut declaration in declarations {
        let keyword = declaration.keyword.text.clone();
        keywords::note(&keyword, &declaration, words);
        keywords::take_out_declarations(&keyword, &mut declaration, errors);
        if let Some(trigger) = triggers::find(&keyword) {
            declared.add(trigger, declaration, form, errors);
            continue;
        }
        settings.add(&keyword, &declaration, Some(class), errors);
    }
    let fits_signature = declared.check_code_options(signature, errors);
    let merged = settings.settings.over(class);
    declared.check_sids(&merged, errors);
    declared.check_loops(function, &merged, errors);
    OfFunction {
        code: declared.code(),
        fits_signature,
        triggers: declared.into_triggers(),
        settings: settings.settings,
        given: settings.given,
    }
}

/// Checks the `class_…` declarations of a job.
pub fn of_class(
    declarations: &mut [Declaration],
    words: &mut Vec<LanguageWord>,
    errors: &mut Errors,
) -> OfClass {
    let mut settings = Given::default();
    for declaration in declarations {
        let keyword = keywords::without_class(&declaration.keyword.text).to_owned();
        keywords::note(&keyword, declaration, words);
        keywords::take_out_declarations(&keyword, declaration, errors);
        settings.add(&keyword, declaration, None, errors);
    }
    OfClass {
        settings: settings.settings,
        given: settings.given,
    }
}

/// Reports the declarations that no function follows.
pub fn stray(declarations: &[Declaration], words: &mut Vec<LanguageWord>, errors: &mut Errors) {
    for declaration in declarations {
        keywords::note(&declaration.keyword.text, declaration, words);
        keywords::stray(declaration, errors);
    }
}

/// Returns `true` if `keyword`, without its `class_`, declares environment variables.
pub fn is_environment(keyword: &str) -> bool {
    properties::find(keyword).is_some_and(|property| property.name == "environment")
}

/// The properties and permissions that were read so far.
#[derive(Default)]
struct Given {
    settings: Settings,
    /// Their names and keywords.
    given: Vec<(&'static str, Word)>,
}

impl Given {
    /// Adds one property or permission. `keyword` is without its `class_`, and `class` has the settings of the class.
    fn add(
        &mut self,
        keyword: &str,
        declaration: &Declaration,
        class: Option<&Settings>,
        errors: &mut Errors,
    ) {
        let settings = &mut self.settings;
        let word = &declaration.keyword;
        match keyword {
            IAM_POLICY => {
                self.given.push((IAM_POLICY, word.clone()));
                let of_class = class.into_iter().flat_map(|class| &class.statements);
                let earlier = of_class.chain(&settings.statements);
                let statement = permissions::iam_policy(declaration, earlier, errors);
                settings.statements.extend(statement);
            }
            MANAGED_IAM_POLICY => {
                self.given.push((MANAGED_IAM_POLICY, word.clone()));
                let policies = permissions::managed_iam_policy(declaration, errors);
                settings.managed_policies.extend(policies);
            }
            _ => match properties::find(keyword) {
                None => keywords::unknown(keyword, declaration, errors),
                Some(property) if self.given.iter().any(|(name, _)| *name == property.name) => {
                    keywords::twice(declaration, property.name, errors);
                }
                Some(property) => {
                    self.given.push((property.name, word.clone()));
                    (property.set)(declaration, settings, errors);
                }
            },
        }
    }
}
