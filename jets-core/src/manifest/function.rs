//! One Lambda function of a manifest, and what it sends.

use crate::{
    aws::{
        Destination, Effect, EventInvokeConfig, FileSystemConfig, FunctionProperties, LogGroup,
        PolicyDocument, ReceiverKind, Statement, Tag, sending_to,
    },
    names::HandlerName,
    resources::Queue,
    triggers::{Sender, Trigger},
    value::object,
};

object! {
    /// One Lambda function: its names, triggers, properties and permissions.
    pub struct Function {
        /// The name of the function in its job, such as `file`.
        pub name: String,
        /// The name under which the program serves it, such as `data_job.file`: the `Handler` of the Lambda function.
        pub handler: String,
        /// The Lambda function's name, such as `${Project}-${Environment}-data_job-file`.
        pub function_name: String,
        /// The name of the program that serves it, if the manifest covers several: see
        /// [`Manifest::of_program`](super::Manifest::of_program).
        pub program: Option<String>,
        /// What invokes it. Empty for a function that is invoked by name.
        pub triggers: Vec<Trigger>,
        /// The functions that it sends to.
        pub sends if any: Vec<Sends>,
        /// Properties of [`AWS::Lambda::Function`][1], with AWS's names. Absent ones have AWS's default.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
        pub properties: FunctionProperties,
        /// Everything that the function's role may do, in addition to its managed policies.
        pub policy: PolicyDocument,
        /// The ARNs of the managed policies of the function's role.
        pub managed_policies if any: Vec<String>,
        /// How asynchronous invocations are retried, and where their results go: an [`AWS::Lambda::EventInvokeConfig`][1].
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
        pub event_invoke_config: Option<EventInvokeConfig>,
        /// Properties of the function's log group, an [`AWS::Logs::LogGroup`][1]. If there are any, the template makes it.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
        pub log_group: Option<LogGroup>,
        /// The ARN of the role that the function runs as. Without it, the template makes one.
        pub role: Option<String>,
        /// The ARN of the permissions boundary of the roles that the template makes for the function.
        pub permissions_boundary: Option<String>,
        /// The path of the roles that the template makes for the function.
        pub role_path: Option<String>,
        /// The tags of the roles that the template makes for the function.
        pub role_tags: Option<Vec<Tag>>,
    }
    fn named(name: &str, handler: String, function_name: String);
}

impl Function {
    /// Creates a function of `job`, without triggers, properties or permissions.
    #[must_use]
    pub fn new(job: &str, name: &str) -> Self {
        let handler = HandlerName::new(job, name);
        Self::named(name, handler.to_string(), handler.function_name())
    }

    /// Returns the function with what its class sets and it does not. Permissions add up, those of the class first.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn over(mut self, class: &Self) -> Self {
        let class = class.clone();
        let statements = std::mem::take(&mut self.policy.statement);
        self.policy.statement = [class.policy.statement, statements].concat();
        self.managed_policies = [class.managed_policies, self.managed_policies].concat();
        self.properties = self.properties.over(class.properties);
        self.log_group = match (self.log_group, class.log_group) {
            (Some(own), Some(class)) => Some(own.over(class)),
            (own, class) => own.or(class),
        };
        self.event_invoke_config = self.event_invoke_config.or(class.event_invoke_config);
        self.role = self.role.or(class.role);
        self.permissions_boundary = self.permissions_boundary.or(class.permissions_boundary);
        self.role_path = self.role_path.or(class.role_path);
        self.role_tags = self.role_tags.or(class.role_tags);
        self
    }

    /// Sets the name of the function in `job`, and the names that AWS knows it by.
    #[doc(hidden)]
    pub fn set_name(&mut self, job: &str, name: &str) {
        let handler = HandlerName::new(job, name);
        name.clone_into(&mut self.name);
        self.handler = handler.to_string();
        self.function_name = handler.function_name();
    }

    /// Returns `true` if Lambda polls all triggers of the function, so that it is never invoked asynchronously.
    #[must_use]
    pub fn is_polled_only(&self) -> bool {
        !self.triggers.is_empty()
            && self
                .triggers
                .iter()
                .all(|trigger| trigger.event_source_mapping().is_some())
    }

    /// Returns the name of the log group that Lambda writes the function's logs to.
    #[must_use]
    pub fn log_group_name(&self) -> String {
        self.properties
            .logging_config
            .as_ref()
            .and_then(|config| config.log_group.clone())
            .unwrap_or_else(|| format!("/aws/lambda/{}", self.function_name))
    }
}

impl Function {
    /// What stands in the place of an ARN for a queue that [`create_failure_queues`](Self::create_failure_queues) adds.
    #[doc(hidden)]
    pub const CREATE: &'static str = "create";

    /// Gives the function a queue wherever [`CREATE`](Self::CREATE) stands in the place of an ARN: one for what Lambda
    /// sends, and one for what sources send. Returns the queues.
    #[doc(hidden)]
    pub fn create_failure_queues(&mut self) -> Vec<Queue> {
        let name = |suffix| format!("{}-{suffix}", self.function_name);
        let (of_lambda, of_sources) = (name("failures"), name("undelivered"));
        let invocations = self.event_invoke_config.as_mut();
        let invocations = invocations.and_then(|config| config.destination_config.as_mut());
        let invocations = invocations.and_then(|config| config.on_failure.as_mut());
        let dead_letters = self.properties.dead_letter_config.as_mut();
        let triggers = self.triggers.iter_mut();
        let targets = triggers.filter_map(|trigger| trigger.parts_mut().failure_target());
        let targets = targets
            .chain(invocations.map(|target| (&mut target.destination, Sender::Lambda)))
            .chain(dead_letters.map(|config| (&mut config.target_arn, Sender::Lambda)));
        let mut queues: Vec<Queue> = Vec::new();
        for (target, sender) in targets.filter(|(target, _)| *target == Self::CREATE) {
            let name = match sender {
                Sender::Lambda => &of_lambda,
                Sender::Source => &of_sources,
            };
            *target = Queue::arn(name);
            if queues.iter().all(|queue| queue.name != *name) {
                queues.push(Queue::of_failures(name));
            }
        }
        queues
    }

    /// Adds to the policy what the function's role needs in addition to its triggers and `iam_policy`:
    ///
    /// - to write to its own log group,
    /// - to send traces, if tracing is set,
    /// - to send failed invocations to the dead-letter queue,
    /// - to attach the function to its VPC, which its code may not use,
    /// - to mount its file system,
    /// - to send failed batches to the destinations of its triggers,
    /// - to send records of asynchronous invocations to their destinations.
    ///
    /// A statement that the policy already has is not added again.
    #[inline]
    pub fn add_needed_permissions(&mut self) {
        let mut statements = vec![self.log_permission()];
        statements.extend(self.tracing_permission());
        statements.extend(self.dead_letter_permission());
        statements.extend(self.vpc_permissions());
        let file_systems = self.properties.file_system_configs.iter().flatten();
        statements.extend(file_systems.flat_map(FileSystemConfig::statements));
        statements.extend(self.triggers.iter().flat_map(Trigger::destination_policy));
        let config = self.event_invoke_config.iter();
        statements.extend(config.flat_map(EventInvokeConfig::destination_policy));
        for statement in statements {
            self.policy.add(statement);
        }
    }

    /// Returns [what Lambda needs to write logs][1], for the log group of this function only.
    ///
    /// `:*` covers [the log group and its streams][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html#monitoring-cloudwatchlogs-prereqs
    /// [2]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    pub(crate) fn log_permission(&self) -> Statement {
        // If the template makes the log group, the function need not create it.
        let makes_group = self.log_group.is_none();
        let actions = makes_group
            .then_some("logs:CreateLogGroup")
            .into_iter()
            .chain(["logs:CreateLogStream", "logs:PutLogEvents"]);
        Statement::allow(
            actions,
            [format!(
                "arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:{}:*",
                self.log_group_name()
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

    /// Returns [what Lambda needs to attach a function to a VPC][1], and [keeps the function's code from it][2]. The
    /// network interfaces have no known names, so it is for all resources.
    ///
    /// Actions that another statement allows are for the code, which may use them.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
    /// [2]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-best-practice
    pub(crate) fn vpc_permissions(&self) -> Vec<Statement> {
        if self.properties.vpc_config.is_none() {
            return Vec::new();
        }
        let of_lambda = Statement::allow(VPC_ACTIONS, ["*"]);
        let for_code = |action: &str| {
            let mut statements = self.policy.statement.iter();
            statements.any(|statement| *statement != of_lambda && statement.allows(action))
        };
        let denied: Vec<&str> = VPC_ACTIONS
            .into_iter()
            .filter(|action| !for_code(action))
            .collect();
        let mut statements = vec![of_lambda.clone()];
        if !denied.is_empty() {
            let deny = Statement {
                effect: Effect::Deny,
                ..Statement::allow(denied, ["*"])
            };
            statements.push(deny.only_if("ArnEquals", SOURCE_FUNCTION, &self.arn()));
        }
        statements
    }

    fn arn(&self) -> String {
        let name = &self.function_name;
        format!(
            "arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:function:{name}"
        )
    }

    /// Returns where the function is sent to: one destination for each trigger that can be sent to, in their order. Of a
    /// function without triggers, it is the function itself.
    ///
    /// Of several triggers of one kind, none can be sent to.
    #[must_use]
    pub fn destinations(&self) -> Vec<Destination> {
        if self.triggers.is_empty() {
            return vec![Destination::new(ReceiverKind::Function, self.arn())];
        }
        let all = self
            .triggers
            .iter()
            .map(|trigger| trigger.parts().destination());
        let all: Vec<Destination> = all.flatten().collect();
        let is_only = |one: &&Destination| {
            let is_same = |other: &&Destination| other.kind.service() == one.kind.service();
            all.iter().filter(is_same).count() == 1
        };
        all.iter().filter(is_only).cloned().collect()
    }
}

object! {
    /// A declaration `sends`: a function that another one sends to.
    #[derive(Eq)]
    pub struct Sends {
        /// The name of the parameter of the function that sends.
        pub name: String,
        /// The handler of the function that receives, such as `order_job.take`.
        pub handler: String,
        /// What it receives from.
        pub to: Destination,
        /// Whether functions may send to each other in a circle through this.
        pub allow_loop: Option<bool>,
    }
    /// Creates a declaration that allows no circle.
    pub fn new(name: impl Into<String>, handler: impl Into<String>, to: Destination);
}

impl Sends {
    /// Returns the name of the environment variable that contains the ARN of the destination.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("JETS_SENDS_{}", self.name.to_ascii_uppercase())
    }

    /// Returns `true` if the statement is the right to send there.
    pub(crate) fn is_right(&self, statement: &Statement) -> bool {
        let actions = statement.action.iter().map(String::as_str);
        statement.resource == [self.to.arn.as_str()]
            && actions.eq(self.to.kind.actions().iter().copied())
    }
}

/// The condition key of the function whose code calls AWS: [Lambda's page on roles][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
pub(crate) const SOURCE_FUNCTION: &str = "lambda:SourceFunctionArn";

/// The actions with which Lambda makes the network interfaces of a VPC.
const VPC_ACTIONS: [&str; 6] = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
];
