//! Makes the manifest from the checked declaration: merges class and function, and writes out what follows from them.

mod description;

use jets_core::manifest::{self, JobManifest};
use proc_macro2::TokenStream;

use crate::{
    check::model::{Checked, Function, Job, LanguageWord},
    properties::Settings,
};

/// The input of expansion.
pub struct Lowered {
    pub library: TokenStream,
    pub jobs: Vec<LoweredJob>,
    pub words: Vec<LanguageWord>,
}

/// A job and its manifest, whose functions are in the same order.
pub struct LoweredJob {
    pub job: Job,
    pub manifest: JobManifest,
}

/// Makes the manifest of every job.
pub fn lower(checked: Checked) -> Lowered {
    let jobs = checked.jobs.into_iter().map(lower_job).collect();
    Lowered {
        library: checked.library,
        jobs,
        words: checked.words,
    }
}

fn lower_job(job: Job) -> LoweredJob {
    let name = job.name.text.clone();
    let class_description = description::first_line(&job.attributes);
    let functions = job
        .functions
        .iter()
        .map(|function| lower_function(&name, function, &job.class, class_description.as_deref()))
        .collect();
    let manifest = JobManifest::new(name, functions);
    LoweredJob { job, manifest }
}

fn lower_function(
    job: &str,
    function: &Function,
    class: &Settings,
    class_description: Option<&str>,
) -> manifest::Function {
    let settings = function.settings.over(class);
    let mut lowered = manifest::Function::new(job, &function.name.text);
    lowered.properties = settings.properties;
    lowered.event_invoke_config = settings.event_invoke_config;
    lowered.log_retention_in_days = settings.log_retention_in_days;
    lowered.role = settings.role;
    lowered.permissions_boundary = settings.permissions_boundary;
    if lowered.properties.description.is_none() {
        lowered.properties.description = description::first_line(&function.attributes)
            .or_else(|| class_description.map(str::to_owned));
    }
    for declared in &function.triggers {
        lowered.triggers.push(declared.trigger.clone());
        for statement in &declared.policy {
            lowered.policy.add(statement.clone());
        }
    }
    if lowered.is_polled_only() {
        // The setting of the class is for asynchronous invocations, which this function does not get.
        lowered.event_invoke_config = None;
        lowered.properties.dead_letter_config = None;
    }
    for statement in settings.statements {
        lowered.policy.add(statement);
    }
    lowered.add_needed_permissions();
    for policy in settings.managed_policies {
        if !lowered.managed_policies.contains(&policy) {
            lowered.managed_policies.push(policy);
        }
    }
    lowered
}
