//! Begins a template: the resources of each function of a manifest.

use std::collections::BTreeMap;

use serde_json::json;

use super::{
    FunctionTemplate, Stack, Template, TemplateError, builder::TemplateBuilder, extend, insert,
    logical_ids::SourceName, parameters::LONGEST_FUNCTION_NAME, resource::ResourceTemplate, role,
};
use crate::{
    aws::{
        Architecture, Environment, Number, PolicyDocument, StartingTime,
        limits::{self, Limits as _},
    },
    manifest::{Circle, Created, Function, Manifest, Sends, Step},
    placeholders::without_default,
    triggers::Trigger,
    value::NumberParameter,
};

impl Manifest {
    /// Returns the template that deploys every function of the manifest.
    ///
    /// Each function becomes an [`AWS::Lambda::Function`][1], an [`AWS::IAM::Role`][2] with the manifest's policy and
    /// nothing else, and the resources that its triggers need. Then follow the resources that the jobs create. The ARN of
    /// one of them becomes a reference, wherever it stands. References between the resources determine their order.
    ///
    /// In every string, `${Project}`, `${Environment}` and any other `${Name}` of letters and digits become parameters
    /// of the template. [Pseudo parameters][3] stay as they are. `${!Name}` stands for the text `${Name}`, as in
    /// [`Fn::Sub`][4]. Variables that IAM resolves, such as `${aws:username}`, are not changed. A parameter for a
    /// number has the type `Number`, and the limits of all its uses. The default in `${Name:default}` becomes its
    /// `Default`, unless `stack` has another.
    ///
    /// A template can have [500 resources, 200 parameters and 200 outputs][5].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    /// [2]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
    /// [3]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
    /// [4]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
    /// [5]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    ///
    /// # Errors
    ///
    /// Returns an error if
    ///
    /// - a name in `stack` cannot be part of a function's name, or makes it longer than 64 characters,
    /// - the manifest has no function,
    /// - two resources, or a resource and a parameter, would have the same logical id,
    /// - a string contains something that no template can resolve,
    /// - a parameter has two defaults, a default outside its limits, or no value that all its uses accept,
    /// - a resource that a job creates is created twice, or does not fit the functions that it triggers,
    /// - two functions have one queue, of which each would get a part of the messages, unless both allow it,
    /// - a trigger names a table that no job creates,
    /// - a function sends to one that the manifest does not have, unless `stack` says that it is served elsewhere,
    /// - functions invoke each other in a circle by what they write, or one invokes itself, unless a declaration allows it,
    /// - `stack` has or binds a parameter that the template does not have, or defaults that AWS does not accept,
    /// - a limit of CloudFormation is exceeded.
    #[cfg(feature = "cloudformation")]
    pub fn cloudformation(&self, stack: &Stack) -> Result<Template, TemplateError> {
        stack.check()?;
        self.check_sends(stack)?;
        self.check_circles()?;
        self.check_sharing()?;
        let created = self.created(stack)?;
        let mut template = TemplateBuilder::default();
        template.refer_to(&created);
        for job in &self.jobs {
            for function in &job.functions {
                let mut function = stack.defaults.of(function)?;
                let resources = created.iter().map(|created| &created.resource);
                let rights = resources.filter_map(|it| it.right_on_key(&function.policy));
                for statement in rights.collect::<Vec<_>>() {
                    function.policy.add(statement);
                }
                add_addresses(&mut function);
                let function = &function;
                template.name_of(check_name(function, stack)?);
                let mut template = FunctionTemplate::new(&mut template, &job.name, function)?;
                add(function, &mut template)?;
            }
        }
        for resource in &created {
            let mut template = ResourceTemplate::new(&mut template, resource);
            resource.resource.parts().add_to(&mut template)?;
        }
        template.finish(stack)
    }

    fn check_sends(&self, stack: &Stack) -> Result<(), TemplateError> {
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
    fn check_circles(&self) -> Result<(), TemplateError> {
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

    /// Checks that no two functions get only a part of what a source sends, unless both allow it.
    fn check_sharing(&self) -> Result<(), TemplateError> {
        let mut earlier: BTreeMap<String, (bool, &str)> = BTreeMap::new();
        for function in self.functions() {
            for trigger in &function.triggers {
                let Some(allows) = trigger.allows_sharing() else {
                    continue;
                };
                let source = without_default(trigger.source());
                if let Some((other, handler)) = earlier.get(&source)
                    && !(*other && allows)
                    && *handler != function.handler
                {
                    return Err(TemplateError::SharedQueue {
                        queue: source,
                        handlers: [(*handler).to_owned(), function.handler.clone()],
                    });
                }
                earlier.insert(source, (allows, &function.handler));
            }
        }
        Ok(())
    }

    /// Returns the resources that the jobs create, which fit together.
    fn created(&self, stack: &Stack) -> Result<Vec<Created<'_>>, TemplateError> {
        let mut created = Created::of(&self.jobs);
        for consumer in created
            .iter_mut()
            .flat_map(|created| &mut created.consumers)
        {
            consumer.take_default(stack);
        }
        match Created::problems(&created).into_iter().next() {
            Some((resource, problem)) => Err(TemplateError::Resource {
                resource: resource.resource.declaration(),
                problem: problem.message,
            }),
            None => Ok(created),
        }
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
fn add_addresses(function: &mut Function) {
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

/// The runtime for compiled programs: [Lambda's page on runtimes][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
const RUNTIME: &str = "provided.al2023";

/// Checks that the function's name is not too long in `stack`. Returns its length without the names of project and
/// environment.
fn check_name(function: &Function, stack: &Stack) -> Result<usize, TemplateError> {
    let name = |project: &str, environment: &str| {
        let name = function.function_name.replace("${Project}", project);
        name.replace("${Environment}", environment)
    };
    let deployed = name(&stack.project, &stack.environment);
    if deployed.chars().count() > LONGEST_FUNCTION_NAME {
        return Err(TemplateError::FunctionName {
            name: deployed,
            handler: function.handler.clone(),
        });
    }
    Ok(name("", "").chars().count())
}

/// Checks that the variables and the policy are not too large with what the template adds to those that were declared.
fn check_sizes(function: &Function) -> Result<(), TemplateError> {
    let too_large = |what, size, max| TemplateError::TooLarge {
        handler: function.handler.clone(),
        what,
        size,
        max,
    };
    let environment = function.properties.environment.as_ref();
    let bytes = environment.map_or(0, Environment::bytes);
    if bytes > Environment::MAX_BYTES {
        return Err(too_large(
            "bytes of variables",
            bytes,
            Environment::MAX_BYTES,
        ));
    }
    let characters = function.policy.characters();
    if function.role.is_none() && characters > PolicyDocument::MAX_CHARACTERS {
        let max = PolicyDocument::MAX_CHARACTERS;
        return Err(too_large("characters of policy", characters, max));
    }
    Ok(())
}

/// Checks that the function reads no stream [from a time in the future][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
fn check_start(function: &Function) -> Result<(), TemplateError> {
    let mappings = function
        .triggers
        .iter()
        .filter_map(Trigger::event_source_mapping);
    let mut times = mappings.filter_map(|mapping| mapping.starting_position_timestamp.as_ref());
    if times.any(StartingTime::is_in_future) {
        return Err(TemplateError::StartInFuture(function.handler.clone()));
    }
    Ok(())
}

/// Adds the function, its role, its output and the resources of its triggers.
fn add(function: &Function, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
    check_sizes(function)?;
    check_start(function)?;
    add_lambda_function(function, template)?;
    role::add(function, template)?;
    add_log_group(function, template)?;
    add_event_invoke_config(function, template)?;
    for trigger in &function.triggers {
        trigger.parts().add_to(template)?;
    }
    template.add_output(
        template.ids().function_arn_output(),
        format!("ARN of the function that runs {}", function.handler),
        json!({"Fn::GetAtt": [template.ids().lambda_function(), "Arn"]}),
    );
    let ids = template.ids();
    let role = function.role.is_none().then(|| ids.iam_role());
    let config = function.event_invoke_config.as_ref();
    let event_invoke_config = config.map(|_| ids.event_invoke_config());
    template.record(role, log_group_id(function, template), event_invoke_config);
    Ok(())
}

/// Adds an [`AWS::Lambda::Function`][1]: the manifest's properties, and those that all functions have.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
fn add_lambda_function(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    // Before the wider limits of the types, because messages name the first.
    limit_size(function, template);
    let code = template.code(function.program.as_deref())?;
    let mut properties = json!({
        "FunctionName": function.function_name,
        "Handler": function.handler,
        "Runtime": RUNTIME,
        "Architectures": [Architecture::Arm64],
        "Role": role::arn(function, template),
    });
    if function.properties.capacity_provider_config.is_some() {
        // What invokes the function by its ARN without a version gets the one that is published.
        insert(&mut properties, "PublishToLatestPublished", json!(true));
        let memory = limits::ManagedMemorySize::RANGE;
        insert(&mut properties, "MemorySize", json!(memory.start()));
    }
    let mut declared = template.json(&function.properties);
    match declared.get_mut("Code") {
        Some(declared) => extend(declared, code),
        None => insert(&mut properties, "Code", code),
    }
    extend(&mut properties, declared);
    let id = template.ids().lambda_function();
    // The log group must exist before the function can be invoked.
    let before = log_group_id(function, template).into_iter().collect();
    template.add_after(before, id, "AWS::Lambda::Function", properties)
}

/// Records the limits of placeholders for timeout and memory, whose types have those of functions with a capacity provider
/// and of others together.
fn limit_size(function: &Function, template: &mut FunctionTemplate<'_>) {
    let properties = &function.properties;
    let (timeout, memory) = if properties.capacity_provider_config.is_some() {
        (limits::Timeout::RANGE, limits::ManagedMemorySize::RANGE)
    } else {
        (
            limits::StandardTimeout::RANGE,
            limits::StandardMemorySize::RANGE,
        )
    };
    let of_timeout = properties.timeout.as_ref().and_then(Number::parameter);
    let of_memory = properties.memory_size.as_ref().and_then(Number::parameter);
    for (parameter, range) in [(of_timeout, timeout), (of_memory, memory)] {
        if let Some(parameter) = parameter {
            template.number_is(NumberParameter { range, ..parameter });
        }
    }
}

/// Adds an [`AWS::Lambda::EventInvokeConfig`][1], if the function has one.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
fn add_event_invoke_config(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    let Some(config) = &function.event_invoke_config else {
        return Ok(());
    };
    let mut properties = template.json(config);
    let name = json!({"Ref": template.ids().lambda_function()});
    insert(&mut properties, "FunctionName", name);
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-version-publishing.html
    let qualifier = match &function.properties.capacity_provider_config {
        Some(_) => "$LATEST.PUBLISHED",
        None => "$LATEST",
    };
    insert(&mut properties, "Qualifier", json!(qualifier));
    let id = template.ids().event_invoke_config();
    template.add(id, "AWS::Lambda::EventInvokeConfig", properties)
}

/// Returns the logical id of the log group that the template makes for the function, or `None` if it makes none.
fn log_group_id(function: &Function, template: &FunctionTemplate<'_>) -> Option<String> {
    function.log_group.as_ref()?;
    let config = function.properties.logging_config.as_ref();
    Some(match config.and_then(|config| config.log_group.as_ref()) {
        // All functions that write to the group share it, so its id must not depend on one of them.
        Some(name) => SourceName::new(name).shared("LogGroup"),
        None => template.ids().log_group(),
    })
}

/// Adds an [`AWS::Logs::LogGroup`][1], if the function says something of it. It is retained when the stack is deleted.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
fn add_log_group(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    let (Some(id), Some(group)) = (log_group_id(function, template), &function.log_group) else {
        return Ok(());
    };
    let mut properties = template.json(group);
    let name = json!(function.log_group_name());
    insert(&mut properties, "LogGroupName", name);
    template.add_shared_retained(id, "AWS::Logs::LogGroup", properties)
}
