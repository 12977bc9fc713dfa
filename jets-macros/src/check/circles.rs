//! Functions that would invoke themselves or each other without an end.

use std::borrow::Cow;

use jets_core::manifest::{By, Circle, Destination, Function as Manifest, Sends as Sending};
use quote::ToTokens as _;

use super::model::{Function, Job, Sends};
use crate::diagnostics::Errors;

/// Reports circles of functions, at what invokes the first of them again.
pub fn check(jobs: &[Job], errors: &Errors) {
    let functions: Vec<(&Job, &Function)> = jobs
        .iter()
        .flat_map(|job| job.functions.iter().map(move |function| (job, function)))
        .collect();
    let manifests: Vec<Cow<'_, Manifest>> = functions
        .iter()
        .map(|(job, function)| with_sends(jobs, job, function))
        .collect();
    let manifests: Vec<&Manifest> = manifests.iter().map(Cow::as_ref).collect();
    let created = jobs.iter().flat_map(Job::created);
    let created: Vec<_> = created.map(|created| &created.resource).collect();
    for circle in Circle::all(&manifests, &created) {
        let Some(last) = circle.steps.last() else {
            continue;
        };
        let tokens = match last.by {
            By::Trigger(index) => {
                let invoked = functions.get(last.to);
                invoked
                    .and_then(|(_, function)| Some(function.triggers.get(index)?.argument.clone()))
            }
            By::Sends(index) => {
                let sender = functions.get(last.from);
                sender.and_then(|(job, function)| {
                    let (sends, _) = sent(jobs, job, function).nth(index)?;
                    Some(sends.receiver.to_token_stream())
                })
            }
            By::Destination => functions
                .get(last.to)
                .map(|(_, function)| function.name.to_token_stream()),
        };
        errors.at(tokens.unwrap_or_default(), circle.message);
    }
}

/// Returns what the function sends to the functions of `jobs`, with the handler of the one that receives and its
/// destination. Only the compiler knows all others.
fn sent<'a>(
    jobs: &'a [Job],
    job: &'a Job,
    function: &'a Function,
) -> impl Iterator<Item = (&'a Sends, (String, Destination))> {
    let sends = job.sends.iter().enumerate();
    let sends = sends.filter(|(index, _)| function.sends(*index));
    sends.filter_map(|(_, sends)| Some((sends, receiver(jobs, sends)?)))
}

/// Returns the manifest of a function with what it sends to the functions of `jobs`.
fn with_sends<'a>(jobs: &'a [Job], job: &'a Job, function: &'a Function) -> Cow<'a, Manifest> {
    let mut manifest = Cow::Borrowed(&function.manifest);
    for (sends, (handler, to)) in sent(jobs, job, function) {
        let mut sending = Sending::new(&*sends.name.text, handler, to);
        sending.allow_loop = Some(sends.allow_loop);
        manifest.to_mut().sends.push(sending);
    }
    manifest
}

fn receiver(jobs: &[Job], sends: &Sends) -> Option<(String, Destination)> {
    let path = sends.receiver.to_string().replace(' ', "");
    let (job, constant) = path.rsplit_once("::")?;
    let job = job.rsplit("::").next()?;
    let job = jobs.iter().find(|other| other.name.text == job)?;
    let mut functions = job.functions.iter();
    let receiver = functions.find(|other| other.constant.as_deref() == Some(constant))?;
    let mut destinations = receiver.manifest.destinations();
    destinations.retain(|destination| {
        let via = sends.via.map(|(_, service)| service);
        via.is_none_or(|service| destination.kind.service() == service)
    });
    let handler = receiver.manifest.handler.clone();
    match <[Destination; 1]>::try_from(destinations) {
        Ok([destination]) => Some((handler, destination)),
        Err(_) => None,
    }
}
