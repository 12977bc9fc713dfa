//! Checks the declarations of a class or a function: each, and all of them together.

use jets_core::manifest::Function;
use proc_macro2::TokenStream;
use quote::ToTokens as _;

use super::{
    keywords,
    signature::Signature,
    triggers::{self, Triggers},
};
use crate::{
    diagnostics::Errors,
    properties::{self, Property, environment},
    resources::{self, Created},
    syntax::{Declaration, Word},
    values::Arguments,
};

/// Checks the declarations of resources.
pub fn created(declarations: Vec<Declaration>, errors: &Errors) -> Vec<Created> {
    let mut created = Vec::new();
    for mut declaration in declarations {
        keywords::take_out_declarations(&mut declaration, errors);
        let kind = resources::find(&declaration.keyword.text);
        let arguments = Arguments::new(&declaration, errors);
        created.extend(kind.and_then(|kind| kind.declare(arguments)));
    }
    created
}

/// What the declarations of a class or a function say, once checked.
pub struct Declarations {
    pub triggers: Triggers,
    /// The settings of a function have those of its class in them.
    pub settings: Function,
    given: Vec<Given>,
}

struct Given {
    property: &'static Property,
    keyword: Word,
    argument: TokenStream,
}

impl Declarations {
    fn new() -> Self {
        Self {
            triggers: Triggers::default(),
            // Without a name, until a declaration gives one or the function's own is known.
            settings: Function::new("", ""),
            given: Vec::new(),
        }
    }

    pub fn of_class(declarations: Vec<Declaration>, errors: &Errors) -> Self {
        let mut checked = Self::new();
        let mut sids = Vec::new();
        for mut declaration in declarations {
            keywords::take_out_declarations(&mut declaration, errors);
            triggers::check_sids(&declaration, &mut sids, errors);
            let keyword = keywords::without_class(&declaration.keyword.text);
            checked.set(properties::find(keyword), &declaration, errors);
        }
        if let Some(environment) = checked.keyword(ENVIRONMENT)
            && let Some(problem) = environment::problem_of_size(&checked.settings)
        {
            errors.at(environment, problem);
        }
        checked.report_misfits(None, errors);
        checked
    }

    /// Checks the declarations above the function `name`, which has this `signature`. `of_class` is what its class sets.
    pub fn of_function(
        of_class: &Function,
        name: &Word,
        declarations: Vec<Declaration>,
        signature: &Signature,
        errors: &Errors,
    ) -> Self {
        let mut checked = Self::new();
        let statements = of_class.policy.statement.iter();
        let mut sids: Vec<String> = statements
            .filter_map(|statement| statement.sid.clone())
            .collect();
        for mut declaration in declarations {
            keywords::take_out_declarations(&mut declaration, errors);
            triggers::check_sids(&declaration, &mut sids, errors);
            let keyword = &declaration.keyword.text;
            if let Some(keyword) = crate::triggers::find(keyword) {
                let triggers = &mut checked.triggers;
                triggers.add(keyword, declaration, signature, errors);
            } else {
                checked.set(properties::find(keyword), &declaration, errors);
            }
        }
        checked.settings = checked.settings.over(of_class);
        // If the environment of the class alone is too large, it is reported at the class.
        let problem = environment::problem_of_size(&checked.settings);
        if let Some(problem) = problem
            && environment::problem_of_size(of_class).is_none()
        {
            errors.at(checked.keyword(ENVIRONMENT).unwrap_or(name), problem);
        }
        let triggers = checked.triggers.declared();
        checked.settings.triggers = triggers.map(|(trigger, _)| trigger.clone()).collect();
        checked.report_misfits(Some(name), errors);
        checked
    }

    fn set(
        &mut self,
        property: Option<&'static Property>,
        declaration: &Declaration,
        errors: &Errors,
    ) {
        let keyword = &declaration.keyword;
        let Some(property) = property else {
            keywords::refuse_unknown(keyword, errors);
            return;
        };
        let name = property.name;
        if self.keyword(name).is_some() && !property.repeats {
            let other_name = if keywords::without_class(&keyword.text) == name {
                String::new()
            } else {
                format!(": it is `{name}` by another name")
            };
            errors.at(keyword, format!("`{keyword}` is given twice{other_name}"));
            return;
        }
        self.given.push(Given {
            property,
            keyword: keyword.clone(),
            argument: declaration.arguments.first().to_token_stream(),
        });
        let arguments = Arguments::new(declaration, errors);
        (property.set)(arguments, &mut self.settings);
    }

    fn keyword(&self, name: &str) -> Option<&Word> {
        self.given(name).map(|given| &given.keyword)
    }

    fn given(&self, name: &str) -> Option<&Given> {
        let mut given = self.given.iter();
        given.find(|given| given.property.name == name)
    }

    /// Reports settings that do not fit together, of the function with this name or of a whole job.
    fn report_misfits(&self, function: Option<&Word>, errors: &Errors) {
        for misfit in self.settings.misfits() {
            let mut keywords = misfit.keywords.iter();
            match (keywords.find_map(|keyword| self.given(keyword)), function) {
                (_, None) if misfit.is_of_function => {}
                (Some(given), _) if misfit.is_in_argument => {
                    // It is named as it was written, which may be with an alias.
                    let (name, written) = (given.property.name, &given.keyword);
                    let (name, written) = (format!("`{name}`"), format!("`{written}`"));
                    errors.at(&given.argument, misfit.message.replacen(&name, &written, 1));
                }
                (Some(given), _) => errors.at(&given.keyword, misfit.message),
                // What the class says alone is reported there.
                (None, Some(name)) if misfit.is_of_function => errors.at(name, misfit.message),
                (None, _) => {}
            }
        }
    }
}

const ENVIRONMENT: &str = "environment";
