//! The permission and resources for sources that invoke a function themselves.
//!
//! Sources that Lambda polls do not need them.

use serde_json::{Value, json};

use super::{FunctionTemplate, SourceName, TemplateError, insert, template::Resource};

/// The permission for a source to invoke a function: an [`AWS::Lambda::Permission`][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
pub(crate) struct Permission<'a> {
    /// The service, such as `sns.amazonaws.com`.
    pub(crate) principal: &'a str,
    /// The only source that may invoke it. Without it, sources of every account could.
    pub(crate) source_arn: Value,
    /// Whether the permission names the account too, because the ARN does not contain it.
    pub(crate) names_account: bool,
}

impl FunctionTemplate<'_> {
    /// Allows `source` to invoke the function. Returns the logical id of the permission.
    pub(crate) fn add_permission(
        &mut self,
        source: &SourceName,
        permission: &Permission<'_>,
    ) -> Result<String, TemplateError> {
        let mut properties = json!({
            "Action": "lambda:InvokeFunction",
            "FunctionName": {"Fn::GetAtt": [self.ids().lambda_function(), "Arn"]},
            "Principal": permission.principal,
            "SourceArn": permission.source_arn,
        });
        if permission.names_account {
            let account = json!("${AWS::AccountId}");
            insert(&mut properties, "SourceAccount", account);
        }
        let id = self.ids().of_source(source, "Permission");
        self.add(id.clone(), "AWS::Lambda::Permission", properties)?;
        Ok(id)
    }

    /// Adds a resource that CloudFormation makes after those in `depends_on`.
    pub(crate) fn add_after(
        &mut self,
        depends_on: Vec<String>,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?).after(depends_on);
        self.push(id, resource)
    }

    /// Adds a resource that several functions share, unless one of them has already added it.
    /// Fails if another resource has the id.
    pub(crate) fn add_shared(
        &mut self,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?);
        if self.resource(&id) == Some(&resource) {
            return Ok(());
        }
        self.push(id, resource)
    }
}

impl FunctionTemplate<'_> {
    /// Allows a service to send to a dead-letter queue, for one source only, in the policy of the queue if it is created.
    /// Returns the logical id of the policy.
    ///
    /// For an existing queue, it adds an output with the statement, and returns `None`: the template does not write the
    /// policy, because that would replace the existing one.
    pub(crate) fn allow_sending(
        &mut self,
        source: &SourceName,
        queue: &str,
        service: &str,
        source_arn: &str,
    ) -> Result<Option<String>, TemplateError> {
        let statement = json!({
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sqs:SendMessage",
            "Resource": queue,
            "Condition": {"ArnEquals": {"aws:SourceArn": source_arn}},
        });
        let text = statement.to_string();
        let policy = self.add_to_queue_policy(queue, statement);
        if policy.is_none() {
            let name = self.ids().of_source(source, "QueuePolicyStatement");
            // The ARN may stand for an attribute, which is a text of its own.
            let text = match text.split_once(source_arn) {
                Some((before, after)) => json!({"Fn::Join": ["", [before, source_arn, after]]}),
                None => json!(text),
            };
            self.add_shared_output(
                &name,
                "Statement that the policy of the dead-letter queue must have",
                text,
            )?;
        }
        Ok(policy)
    }

    /// Adds a role that a service assumes, for sources with an ARN like `source_arn`. It has no rights but `policy`, the
    /// name of a policy and its statement. Functions and triggers may add equal ones. Returns the
    /// logical id.
    ///
    /// The condition [keeps others from using the role][1] through the service.
    ///
    /// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
    pub(crate) fn add_service_role(
        &mut self,
        id: String,
        service: &str,
        source_arn: &str,
        (policy, statement): (&str, &Value),
    ) -> Result<String, TemplateError> {
        let condition = json!({
            "StringEquals": {"aws:SourceAccount": "${AWS::AccountId}"},
            "ArnLike": {"aws:SourceArn": source_arn},
        });
        let properties = json!({
            "Policies": [{
                "PolicyName": policy,
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
            }],
        });
        self.add_role(id.clone(), service, Some(condition), properties)?;
        Ok(id)
    }

    /// Adds a role that `service` assumes, with its other properties. Several triggers may add equal ones.
    pub(super) fn add_role(
        &mut self,
        id: String,
        service: &str,
        condition: Option<Value>,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let mut trust = json!({
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sts:AssumeRole",
        });
        if let Some(condition) = condition {
            insert(&mut trust, "Condition", condition);
        }
        let mut role = json!({
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
        });
        if let (Value::Object(role), Value::Object(properties)) = (&mut role, properties) {
            role.extend(self.role_properties());
            role.extend(properties);
        }
        self.add_shared(id, "AWS::IAM::Role", role)
    }
}
