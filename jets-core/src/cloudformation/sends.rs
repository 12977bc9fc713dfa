//! What functions send to each other: where it goes, that somebody receives it, and that it comes to an end.

use std::collections::BTreeMap;

use super::{Stack, TemplateError};
use crate::{
    aws::Environment,
    manifest::{Circle, Function, Manifest, Sends, Step},
};

impl Manifest {
    pub(super) fn check_sends(&self, stack: &Stack) -> Result<(), TemplateError> {
        let by_handler: BTreeMap<&str, &Function> = self
            .functions()
            .map(|function| (function.handler.as_str(), function))
            .collect();
        for function in self.functions() {
            for sends in &function.sends {
                let receiver = by_handler.get(sends.handler.as_str());
                if let Some(problem) = problem_of(sends, receiver.copied(), stack) {
                    return Err(TemplateError::Sends {
                        handler: function.handler.clone(),
                        receiver: sends.handler.clone(),
                        problem,
                    });
                }
            }
        }
        Ok(())
    }

    /// Checks that no function may invoke itself, or others in a circle, unless a declaration allows it.
    pub(super) fn check_circles(&self) -> Result<(), TemplateError> {
        let functions: Vec<&Function> = self.functions().collect();
        let created: Vec<_> = self.jobs.iter().flat_map(|job| &job.resources).collect();
        let Some(circle) = Circle::all(&functions, &created).into_iter().next() else {
            return Ok(());
        };
        let handler = |step: &Step| Some(functions.get(step.from)?.handler.clone());
        Err(TemplateError::Circle {
            handlers: circle.steps.iter().filter_map(handler).collect(),
            problem: circle.message,
        })
    }
}

fn problem_of(sends: &Sends, receiver: Option<&Function>, stack: &Stack) -> Option<String> {
    match receiver {
        Some(receiver) if receiver.destinations().contains(&sends.to) => None,
        Some(_) => {
            let arn = &sends.to.arn;
            Some(format!(
                "it sends to `{arn}`, and the function no longer receives from there: build both programs from the same sources"
            ))
        }
        None if stack.elsewhere.contains(&sends.handler) => None,
        None => Some(
            "no program of the template serves that function: merge the manifest of its program, or say `Stack::served_elsewhere` if it belongs to another stack".to_owned(),
        ),
    }
}

/// Adds the variables with the addresses of what the function sends to. A variable that is set stays.
pub(super) fn add_addresses(function: &mut Function) {
    if function.sends.is_empty() {
        return;
    }
    let environment = function.properties.environment.take();
    let mut variables = environment.unwrap_or_default().variables;
    for sends in &function.sends {
        let variable = variables.entry(sends.variable());
        variable.or_insert_with(|| sends.to.arn.clone());
    }
    function.properties.environment = Some(Environment::new(variables));
}
