//! What functions send to each other: where it goes, that somebody receives it, and that it comes to an end.

use std::collections::BTreeMap;

use super::{Stack, TemplateError};
use crate::{
    aws::Environment,
    manifest::{Function, Manifest, Sends},
};

impl Manifest {
    /// Checks that every function that is sent to is in the template, and that nothing is sent in a circle.
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
        self.circle().map_or(Ok(()), |handlers| {
            Err(TemplateError::SendsInCircle { handlers })
        })
    }

    /// Returns the handlers of functions that send to each other in a circle, of which no declaration allows it.
    fn circle(&self) -> Option<Vec<String>> {
        let all: Vec<&Function> = self.functions().collect();
        let receivers = |function: &&Function| {
            let sends = function.sends.iter();
            let sends = sends.filter(|sends| sends.allow_loop != Some(true));
            let all = all.iter().enumerate();
            let sends: Vec<&Sends> = sends.collect();
            let receives = |receiver: &Function| sends.iter().any(|sends| reaches(sends, receiver));
            all.filter(|(_, receiver)| receives(receiver))
                .map(|(index, _)| index)
                .collect::<Vec<usize>>()
        };
        let edges: Vec<Vec<usize>> = all.iter().map(receivers).collect();
        // What sends to nobody, or only to such functions, is in no circle.
        let mut ends = vec![false; all.len()];
        let ends_at = |ends: &[bool], index: &usize| ends.get(*index) == Some(&true);
        for _ in 0..all.len() {
            let next = edges.iter();
            ends = next
                .map(|to| to.iter().all(|index| ends_at(&ends, index)))
                .collect();
        }
        let mut index = ends.iter().position(|ends| !ends)?;
        let mut path = Vec::new();
        while !path.contains(&index) {
            path.push(index);
            let mut next = edges.get(index)?.iter();
            index = *next.find(|index| !ends_at(&ends, index))?;
        }
        let circle = path.into_iter().skip_while(|other| *other != index);
        let handler = |index: usize| Some(all.get(index)?.handler.clone());
        circle.map(handler).collect()
    }
}

/// Returns `true` if what is sent invokes `receiver`, which need not be the one that is named: a topic, a stream and a bus
/// have several.
fn reaches(sends: &Sends, receiver: &Function) -> bool {
    sends.handler == receiver.handler
        || receiver
            .triggers
            .iter()
            .any(|trigger| trigger.destination().as_ref() == Some(&sends.to))
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
