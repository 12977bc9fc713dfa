//! What must fit together in the settings of a function.

use super::Function;
use crate::{
    aws::{
        LogFormat, LogGroupClass, Number,
        limits::{self, Limits},
    },
    nearest::in_words,
};

/// Settings of a function that do not fit together.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The declarations that can be at fault, by their keywords. The first that is there is.
    pub keywords: &'static [&'static str],
    /// Whether the argument of the declaration is at fault.
    pub is_in_argument: bool,
    /// Whether it is known of a function only, and not of a job with its settings for all functions.
    pub is_of_function: bool,
    /// What does not fit, in words.
    pub message: String,
}

impl Misfit {
    fn new(keywords: &'static [&'static str], message: impl Into<String>) -> Self {
        Self {
            keywords,
            is_in_argument: false,
            is_of_function: false,
            message: message.into(),
        }
    }

    fn of_function(mut self) -> Self {
        self.is_of_function = true;
        self
    }
}

/// A number that depends on where the function runs: the keywords that set it, its value, the ranges of standard functions
/// and of those with a capacity provider, and its unit.
type Capacity = (
    &'static [&'static str],
    Option<i64>,
    [std::ops::RangeInclusive<i64>; 2],
    &'static str,
);

impl Function {
    /// Returns what does not fit together in the settings of the function, or in those of a job for all its functions.
    #[doc(hidden)]
    #[must_use]
    pub fn misfits(&self) -> Vec<Misfit> {
        let together = [self.role_misfit(), self.retention_misfit()];
        let of_function = [self.file_system_misfit(), self.tenancy_misfit()];
        let mut misfits: Vec<Misfit> = together.into_iter().flatten().collect();
        misfits.extend(self.log_level_misfits());
        misfits.extend(self.capacity_misfits());
        misfits.extend(of_function.into_iter().flatten());
        misfits.extend(self.asynchronous_misfits());
        misfits
    }

    /// The template cannot change a role that exists.
    fn role_misfit(&self) -> Option<Misfit> {
        let adds = !self.policy.statement.is_empty() || !self.managed_policies.is_empty();
        (self.role.is_some() && adds).then(|| {
            Misfit::new(
                &["role", "iam_policy", "managed_iam_policy"],
                "an existing `role` gets no policy from the template: give it its rights where it is made, and leave `iam_policy` and `managed_iam_policy` out",
            )
        })
    }

    /// Lambda [filters only structured logs][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
    fn log_level_misfits(&self) -> Vec<Misfit> {
        let config = self.properties.logging_config.as_ref();
        let Some(config) = config.filter(|it| it.log_format != Some(LogFormat::Json.into())) else {
            return Vec::new();
        };
        let mut misfits = Vec::new();
        if config.application_log_level.is_some() {
            misfits.push(Misfit::new(
                &["log_level"],
                "`log_level` needs `log_format JSON`",
            ));
        }
        if config.system_log_level.is_some() {
            misfits.push(Misfit::new(
                &["system_log_level"],
                "`system_log_level` needs `log_format JSON`",
            ));
        }
        misfits
    }

    /// A log group of this class keeps log events [for one day][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    fn retention_misfit(&self) -> Option<Misfit> {
        let group = self.log_group.as_ref()?;
        let days = group.retention_in_days.as_ref().and_then(Number::value);
        let is_of_class = group.log_group_class == Some(LogGroupClass::Delivery.into());
        (is_of_class && days.is_some_and(|days| days > 1)).then(|| {
            Misfit::new(
                &["log_retention_in_days", "log_group_class"],
                "a log group of class `DELIVERY` keeps log events for one day: leave `log_retention_in_days` out, or take another class",
            )
        })
    }

    /// A timeout or a memory size that the function cannot have where it runs.
    fn capacity_misfits(&self) -> Vec<Misfit> {
        fn known<L: Limits>(number: Option<&Number<L>>) -> Option<i64> {
            number.and_then(|number| number.value().or_else(|| number.default()))
        }
        let properties = &self.properties;
        let is_managed = properties.capacity_provider_config.is_some();
        let numbers: [Capacity; 2] = [
            (
                &["timeout", "capacity_provider"],
                known(properties.timeout.as_ref()),
                [limits::StandardTimeout::RANGE, limits::Timeout::RANGE],
                " seconds",
            ),
            (
                &["memory_size", "capacity_provider"],
                known(properties.memory_size.as_ref()),
                [
                    limits::StandardMemorySize::RANGE,
                    limits::ManagedMemorySize::RANGE,
                ],
                " MB",
            ),
        ];
        let misfit = |(keywords, number, [standard, managed], unit): Capacity| {
            let range = if is_managed { &managed } else { &standard };
            let number = number.filter(|number| !range.contains(number))?;
            let range = in_words(std::slice::from_ref(range), unit);
            let (with, other) = if is_managed {
                ("with", String::new())
            } else {
                let managed = in_words(&[managed], "");
                ("without", format!("; with it, {managed}"))
            };
            let name = keywords.first()?;
            let message =
                format!("`{name}` is {range} {with} `capacity_provider`, not {number}{other}");
            Some(Misfit {
                is_in_argument: true,
                ..Misfit::new(keywords, message)
            })
        };
        numbers.into_iter().filter_map(misfit).collect()
    }

    /// A function reaches its file system [through the VPC][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
    fn file_system_misfit(&self) -> Option<Misfit> {
        let properties = &self.properties;
        let is_apart = properties.file_system_configs.is_some()
            && properties.vpc_config.is_none()
            && properties.capacity_provider_config.is_none();
        let message =
            "`file_system` needs `vpc_config`: a function reaches its file system through the VPC";
        is_apart.then(|| Misfit::new(&["file_system"], message).of_function())
    }

    /// Invocations of the function must name a tenant, which [event sources][1] do not.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
    fn tenancy_misfit(&self) -> Option<Misfit> {
        let is_isolated = self.properties.tenancy_config.is_some();
        let message = "a function with `tenant_isolation_mode` has no trigger: an invocation must name its tenant, so it is invoked by name";
        (is_isolated && !self.triggers.is_empty())
            .then(|| Misfit::new(&["tenant_isolation_mode"], message).of_function())
    }

    /// What is for [asynchronous invocations][1], which a function that Lambda only polls for does not get.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    fn asynchronous_misfits(&self) -> Vec<Misfit> {
        const KEYWORDS: [&[&str]; 2] = [&["dead_letter_queue"], &["event_invoke_config"]];
        if !self.is_polled_only() {
            return Vec::new();
        }
        let misfit = |keywords: &'static [&'static str]| {
            let name = keywords.first()?;
            Some(Misfit::new(
                keywords,
                format!(
                    "`{name}` is for asynchronous invocations, and Lambda polls what invokes this function: give a stream's trigger the option `on_failure`, or the queue itself a redrive policy"
                ),
            ))
        };
        KEYWORDS.into_iter().filter_map(misfit).collect()
    }
}
