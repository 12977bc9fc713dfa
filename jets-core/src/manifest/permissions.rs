//! The permissions that a function needs for its log group, properties and destinations.

use super::Function;
use crate::{
    aws::{EventInvokeConfig, Statement, sending_to},
    triggers::Trigger,
};

impl Function {
    /// Adds to the policy what the function's role needs in addition to its triggers and `iam_policy`:
    ///
    /// - to write to its own log group,
    /// - to send traces, if tracing is set,
    /// - to send failed invocations to the dead-letter queue,
    /// - to attach the function to its VPC,
    /// - to send failed batches to the destinations of its triggers,
    /// - to send records of asynchronous invocations to their destinations.
    ///
    /// A statement that the policy already has is not added again.
    pub fn add_needed_permissions(&mut self) {
        let statements = [
            Some(self.log_permission()),
            self.tracing_permission(),
            self.dead_letter_permission(),
            self.vpc_permission(),
        ];
        let on_failure = self
            .triggers
            .iter()
            .flat_map(Trigger::destination_policy)
            .chain(
                self.event_invoke_config
                    .iter()
                    .flat_map(EventInvokeConfig::destination_policy),
            )
            .collect::<Vec<_>>();
        for statement in statements.into_iter().flatten().chain(on_failure) {
            self.policy.add(statement);
        }
    }

    /// Returns [what Lambda needs to write logs][1], for the log group of this function only.
    ///
    /// `:*` covers [the log group and its streams][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html#monitoring-cloudwatchlogs-prereqs
    /// [2]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    fn log_permission(&self) -> Statement {
        // With a retention time, the template makes the log group, so the function need not create it.
        let makes_group = self.log_retention_in_days.is_none();
        let actions = makes_group
            .then_some("logs:CreateLogGroup")
            .into_iter()
            .chain(["logs:CreateLogStream", "logs:PutLogEvents"]);
        Statement::allow(
            actions,
            [format!(
                "arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:{}:*",
                self.log_group()
            )],
        )
    }

    /// Returns [what Lambda needs to send traces][1]. X-Ray's actions [cannot be limited to resources][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
    /// [2]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
    fn tracing_permission(&self) -> Option<Statement> {
        self.properties
            .tracing_config
            .as_ref()
            .map(|_| Statement::allow(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]))
    }

    /// Returns [what Lambda needs to send to a dead-letter queue][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
    fn dead_letter_permission(&self) -> Option<Statement> {
        let target = self.properties.dead_letter_config.as_ref()?;
        let mut statements = sending_to(&target.target_arn, &["sqs", "sns"]).into_iter();
        statements.next()
    }

    /// Returns [what Lambda needs to attach a function to a VPC][1]. The network interfaces have no known names, so it
    /// is for all resources.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
    fn vpc_permission(&self) -> Option<Statement> {
        self.properties.vpc_config.as_ref().map(|_| {
            Statement::allow(
                [
                    "ec2:AssignPrivateIpAddresses",
                    "ec2:CreateNetworkInterface",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeSubnets",
                    "ec2:UnassignPrivateIpAddresses",
                ],
                ["*"],
            )
        })
    }
}
