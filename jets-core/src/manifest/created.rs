//! The resources that jobs create, with the functions that they trigger.

use std::collections::BTreeMap;

use super::JobManifest;
use crate::resources::{Consumer, Problem, Resource};

/// A resource that a job creates, with the functions that it triggers.
pub(crate) struct Created<'a> {
    pub(crate) resource: Resource,
    pub(crate) consumers: Vec<Consumer<'a>>,
    /// Whether it is created with a declared resource, as its dead-letter queue.
    #[cfg_attr(
        not(feature = "cloudformation"),
        expect(dead_code, reason = "only a template reads it")
    )]
    pub(crate) is_companion: bool,
    /// The index of the job, and that of the resource among those of the job.
    declared_at: [usize; 2],
    /// The declaration of another resource with the same ARN.
    same_as: Option<String>,
}

impl<'a> Created<'a> {
    pub(crate) fn of(jobs: &'a [JobManifest]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut by_arn: BTreeMap<String, usize> = BTreeMap::new();
        for (job, manifest) in jobs.iter().enumerate() {
            for (index, resource) in manifest.resources.iter().enumerate() {
                let companion = resource.parts().companion();
                // Of a resource and its companion, only the first is reported.
                let mut is_twice = false;
                let declared = std::iter::once((resource.clone(), false));
                for (resource, is_companion) in declared.chain(companion.map(|it| (it, true))) {
                    let mut created = Self {
                        resource,
                        consumers: Vec::new(),
                        is_companion,
                        declared_at: [job, index],
                        same_as: None,
                    };
                    for (arn, _) in created.resource.parts().arns() {
                        if let Some(other) = by_arn.insert(arn, all.len())
                            && let Some(other) = all.get(other)
                            && !std::mem::replace(&mut is_twice, true)
                        {
                            created.same_as = Some(other.resource.declaration());
                        }
                    }
                    all.push(created);
                }
            }
        }
        for function in jobs.iter().flat_map(|job| &job.functions) {
            for trigger in &function.triggers {
                let index = trigger
                    .parts()
                    .source_arn()
                    .and_then(|arn| by_arn.get(&arn));
                if let Some(created) = index.and_then(|index| all.get_mut(*index)) {
                    created.consumers.push(Consumer::new(
                        &function.handler,
                        function.properties.timeout.as_ref(),
                        trigger,
                    ));
                }
            }
        }
        all
    }

    /// Returns what does not fit, with the resource.
    #[inline]
    pub(crate) fn problems(created: &[Self]) -> Vec<(&Self, Problem)> {
        created
            .iter()
            .flat_map(|resource| {
                let twice = resource.same_as.as_ref().map(|other| {
                    Problem::new(format!(
                        "`{other}` creates it already: a template creates a resource once, and all its functions may name it"
                    ))
                });
                let problems = resource.resource.parts().problems(&resource.consumers);
                let problems = twice.into_iter().chain(problems);
                problems.map(move |problem| (resource, problem))
            })
            .collect()
    }
}

impl JobManifest {
    /// Returns what does not fit the resources that `jobs` create: the index of the job, that of its resource, and the
    /// problem.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn problems(jobs: &[Self]) -> Vec<([usize; 2], Problem)> {
        let created = Created::of(jobs);
        Created::problems(&created)
            .into_iter()
            .map(|(resource, problem)| (resource.declared_at, problem))
            .collect()
    }
}
