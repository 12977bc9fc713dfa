//! The report of a manifest.

use super::{
    Cell, LOST, Report, Section,
    facts::{self, Failure, Then, name, resource_name, source_name},
};
use crate::{
    aws::{
        Number,
        limits::{self, Limits as _},
    },
    manifest::{Function, Manifest},
    resources::Resource,
    triggers::Trigger,
};

pub(super) fn report(manifest: &Manifest) -> Report {
    let mut functions = Section {
        heading: "Functions",
        columns: vec![
            "function",
            "invoked by",
            "batch",
            "order",
            "when it fails",
            "memory",
            "timeout",
            "logs kept",
        ],
        rows: manifest
            .functions()
            .map(|function| row(manifest, function))
            .collect(),
    };
    if manifest
        .functions()
        .any(|function| !function.sends.is_empty())
    {
        functions.columns.push("sends to");
        for (row, function) in functions.rows.iter_mut().zip(manifest.functions()) {
            row.push(function.sends.iter().map(facts::receiver).collect());
        }
    }
    let rights = Section {
        heading: "Rights beyond those that triggers and properties need",
        columns: vec!["function", "", "on", "actions"],
        rows: manifest.functions().flat_map(rights).collect(),
    };
    let resources = Section {
        heading: "Created",
        columns: vec!["job", "resource", "with"],
        rows: manifest
            .jobs
            .iter()
            .flat_map(|job| job.resources.iter().map(|resource| (&job.name, resource)))
            .map(|(job, resource)| created(job, resource))
            .collect(),
    };
    Report::new("Jobs", [functions, rights, resources])
}

fn row(manifest: &Manifest, function: &Function) -> Vec<Cell> {
    let properties = &function.properties;
    let memory = match properties.capacity_provider_config {
        Some(_) => *limits::ManagedMemorySize::RANGE.start(),
        None => 128,
    };
    let group = function.log_group.as_ref();
    let days = group.and_then(|group| group.retention_in_days.as_ref());
    let triggers = &function.triggers;
    let failures = if triggers.is_empty() {
        vec![failure(&Failure::of(manifest, function, None))]
    } else {
        let of = |trigger| failure(&Failure::of(manifest, function, Some(trigger)));
        let mut failures: Cell = triggers.iter().map(of).collect();
        // A function has one answer to all events that are pushed.
        failures.dedup();
        failures
    };
    vec![
        vec![function.handler.clone()],
        match triggers.as_slice() {
            [] => vec!["its name".to_owned()],
            triggers => triggers
                .iter()
                .map(|trigger| name(source_name(trigger)))
                .collect(),
        },
        triggers.iter().map(Trigger::invocation).collect(),
        triggers
            .iter()
            .map(|trigger| trigger.parts().order().to_owned())
            .collect(),
        failures,
        vec![format!(
            "{} MB",
            or_default(properties.memory_size.as_ref(), memory)
        )],
        vec![format!("{} s", or_default(properties.timeout.as_ref(), 3))],
        vec![match days {
            Some(days) => format!("{days} days"),
            None => "for ever".to_owned(),
        }],
    ]
}

/// Returns a number, or [AWS's default][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
fn or_default<L>(number: Option<&Number<L>>, default: i64) -> String {
    number.map_or_else(|| default.to_string(), ToString::to_string)
}

fn failure(failure: &Failure) -> String {
    let then = match &failure.then {
        Then::Lost => return format!("{}{LOST}", failure.retries),
        Then::At(targets) => {
            let targets = targets.iter().map(|target| name(resource_name(target)));
            targets.collect::<Vec<_>>().join(" and ")
        }
        Then::Moved(queue) => name(resource_name(queue)),
        Then::Unknown => return failure.retries.clone(),
    };
    format!("{}, then {then}", failure.retries)
}

/// Returns the rights that do not follow from triggers and properties, a row for each statement.
fn rights(function: &Function) -> Vec<Vec<Cell>> {
    let row = |verb: &str, actions, on| {
        vec![
            vec![function.handler.clone()],
            vec![verb.to_owned()],
            on,
            actions,
        ]
    };
    let statements = facts::own_rights(function).into_iter().map(|statement| {
        let resources = statement.resource.iter();
        let resources = resources.map(|resource| name(resource_name(resource)));
        let on = resources.chain(facts::conditions(statement)).collect();
        row(facts::verb(statement), statement.actions_in_words(), on)
    });
    let managed = function.managed_policies.iter().map(|policy| {
        let actions = vec!["managed policy".to_owned()];
        row("has", actions, vec![name(resource_name(policy))])
    });
    statements.chain(managed).collect()
}

fn created(job: &str, resource: &Resource) -> Vec<Cell> {
    let companion = resource.parts().companion();
    vec![
        vec![job.to_owned()],
        vec![resource.declaration()],
        companion.iter().map(Resource::declaration).collect(),
    ]
}
