//! From what was checked to the manifest: class and function merged, everything that follows made explicit.

mod description;

use jets_core::manifest::{self, JobManifest};
use proc_macro2::TokenStream;

use crate::{
    check::model::{Checked, Function, Job, Settings, Word},
    parse::syntax::unraw,
};

/// All that expansion needs.
pub(crate) struct Lowered {
    pub(crate) library: TokenStream,
    pub(crate) jobs: Vec<LoweredJob>,
    pub(crate) words: Vec<Word>,
}

/// A job and its manifest, whose functions are in the same order.
pub(crate) struct LoweredJob {
    pub(crate) job: Job,
    pub(crate) manifest: JobManifest,
}

/// Makes the manifest of every job.
pub(crate) fn lower(checked: Checked) -> Lowered {
    let jobs = checked.jobs.into_iter().map(lower_job).collect();
    Lowered {
        library: checked.library,
        jobs,
        words: checked.words,
    }
}

fn lower_job(mut job: Job) -> LoweredJob {
    let name = unraw(&job.name);
    let class_description = description::first_line(&job.attributes);
    let functions = job
        .functions
        .iter_mut()
        .map(|function| lower_function(&name, function, &job.class, class_description.as_deref()))
        .collect();
    let manifest = JobManifest::new(name, functions);
    LoweredJob { job, manifest }
}

fn lower_function(
    job: &str,
    function: &mut Function,
    class: &Settings,
    class_description: Option<&str>,
) -> manifest::Function {
    for declared in &mut function.triggers {
        (declared.word.lower)(declared, &function.parameters);
    }
    let settings = function.settings.over(class);
    let mut lowered = manifest::Function::new(job, &unraw(&function.name));
    lowered.properties = settings.properties;
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
