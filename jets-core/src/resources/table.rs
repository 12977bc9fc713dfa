//! A DynamoDB table that a job creates, with its stream if a function reads it.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::{Consumer, Problem, ResourceParts, arn, expires_first};
use crate::{
    aws::{Choice, DeletionPolicy, StreamViewType},
    value::{names, object},
};
#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{ResourceTemplate, TemplateError},
    resources::Key,
};

object! {
    /// A DynamoDB table that the template creates: an [`AWS::DynamoDB::Table`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
    pub struct Table {
        /// The table's name.
        pub name: String,
        /// The attribute that divides the items among partitions.
        pub partition_key: TableKey,
        /// The attribute that sorts the items with one partition key.
        pub sort_key: Option<TableKey>,
        /// The attribute with the time at which an item expires.
        pub time_to_live: Option<String>,
        /// What the records of the table's stream contain. Without it, a table has a stream if a function reads it, and the
        /// default is `NEW_AND_OLD_IMAGES`.
        pub stream_view_type: Option<StreamViewType>,
        /// Whether nobody can delete the table. The default is AWS's: `false`.
        pub deletion_protection_enabled: Option<Choice<bool>>,
        /// The KMS key that encrypts the table, in place of a key of DynamoDB: its id, alias or ARN.
        pub kms_master_key_id: Option<String>,
        /// What happens to the table when it leaves the stack. The default is `RetainExceptOnCreate`.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a table with the library's defaults.
    pub fn new(name: impl Into<String>, partition_key: TableKey);
}

object! {
    /// An attribute that is part of a table's key.
    #[derive(Eq)]
    pub struct TableKey {
        /// The attribute's name.
        pub name: String,
        /// The type of its values.
        pub r#type as "type": AttributeType,
    }
    /// Creates the key of an attribute.
    pub fn new(name: impl Into<String>, r#type: AttributeType);
}

names! {
    /// [The type of a key attribute][1].
    ///
    /// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html
    pub enum AttributeType {
        /// A string.
        S,
        /// A number.
        N,
        /// Binary data.
        B,
    }
}

impl Table {
    /// Returns the ARN of the table `name`, in the partition, region and account of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        arn("dynamodb", &format!("table/{name}"))
    }

    /// Returns the ARN that stands for the stream of the table `name`. DynamoDB puts a time in the place of the `*`.
    #[must_use]
    pub fn stream_arn(name: &str) -> String {
        format!("{}/stream/*", Self::arn(name))
    }

    fn keys(&self) -> impl Iterator<Item = (&TableKey, &'static str)> {
        let partition_key = std::iter::once((&self.partition_key, "HASH"));
        partition_key.chain(self.sort_key.iter().map(|key| (key, "RANGE")))
    }
}

impl ResourceParts for Table {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![
            (Self::arn(&self.name), "Arn"),
            (Self::stream_arn(&self.name), "StreamArn"),
        ]
    }

    fn problems(&self, consumers: &[Consumer<'_>]) -> Vec<Problem> {
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
        const STREAM_HOURS: i64 = 24;
        let name = &self.partition_key.name;
        let is_twice = self.sort_key.as_ref().is_some_and(|key| key.name == *name);
        let is_expiry = self.time_to_live.as_ref().is_some_and(|attribute| {
            self.keys()
                .any(|(key, _)| key.name == *attribute && key.r#type != AttributeType::N)
        });
        let twice = is_twice.then(|| {
            let message =
                format!("`{name}` is the partition key already: the sort key is another attribute");
            Problem::of("sort_key", message)
        });
        let expiry = is_expiry.then(|| {
            let message = "`time_to_live` is an attribute with a time in seconds, and this one is a key that is not a number";
            Problem::of("time_to_live", message.to_owned())
        });
        let lacks_image = consumers.iter().find_map(|consumer| {
            let (needed, kind) = (consumer.trigger.parts().view_type()?, self.stream_view_type?);
            let handler = consumer.handler;
            (kind != needed).then(|| {
                let message = format!(
                    "`{handler}` takes a `Change`, the item before and after it, so the stream needs `stream_view_type: NEW_AND_OLD_IMAGES`, which is the default"
                );
                Problem::of("stream_view_type", message)
            })
        });
        let expired = expires_first(STREAM_HOURS, consumers);
        let problems = [twice, expiry, lacks_image, expired];
        problems.into_iter().flatten().collect()
    }

    #[cfg(feature = "cloudformation")]
    fn key(&self) -> Option<Key<'_>> {
        Key::of(self.kms_master_key_id.as_ref(), &[])
    }

    /// Adds the table, billed by request and with point-in-time recovery.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let consumers = template.consumers();
        let attributes = self
            .keys()
            .map(|(key, _)| json!({"AttributeName": key.name, "AttributeType": key.r#type}));
        let schema = self
            .keys()
            .map(|(key, kind)| json!({"AttributeName": key.name, "KeyType": kind}));
        let default = (!consumers.is_empty()).then_some(StreamViewType::NewAndOldImages);
        let view_type = self.stream_view_type.or(default);
        let expiry = self.time_to_live.as_ref();
        let key = self.kms_master_key_id.as_ref();
        let properties = json!({
            "TableName": self.name,
            "AttributeDefinitions": attributes.collect::<Vec<_>>(),
            "KeySchema": schema.collect::<Vec<_>>(),
            "BillingMode": "PAY_PER_REQUEST",
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true},
            "StreamSpecification": view_type.map(|kind| json!({"StreamViewType": kind})),
            "TimeToLiveSpecification": expiry.map(|name| json!({"AttributeName": name, "Enabled": true})),
            "DeletionProtectionEnabled": template.property("DeletionProtectionEnabled", &self.deletion_protection_enabled),
            "SSESpecification": key.map(|key| json!({
                "SSEEnabled": true,
                "SSEType": "KMS",
                "KMSMasterKeyId": key,
            })),
        });
        template.add_keeping("AWS::DynamoDB::Table", self.deletion_policy, properties)?;
        template.add_output("Name", "Name of the table");
        Ok(())
    }
}
