//! The words of `jobs!` for resources: the option `create` of a trigger, and the declarations with their options.

macro_rules! create {
    () => {
        /// `create: true` — whether the template creates the source: `true`, or a map of the options that the source
        /// has as a declaration of its own: [`queue`](mod@crate::language::queue),
        /// [`stream`](mod@crate::language::stream), [`table`](mod@crate::language::table),
        /// [`topic`](mod@crate::language::topic), [`bucket`](mod@crate::language::bucket) or
        /// [`event_bus`](mod@crate::language::event_bus). The source is then given by its name.
        pub mod create {}
    };
}

pub(crate) use create;

macro_rules! deletion_policy {
    () => {
        /// `deletion_policy: Delete` — what happens to the resource when it leaves the stack: `Delete`, `Retain` or
        /// `RetainExceptOnCreate`. The last is the default of what holds data: queues, streams, tables and buckets.
        /// Topics and event buses are deleted.
        ///
        /// See [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html).
        pub mod deletion_policy {}
    };
}

pub mod queue {
    //! `queue "orders-${Environment}", max_receive_count: 10;` — an SQS queue that the template creates.
    //!
    //! Messages are encrypted by SQS, connections without TLS are refused, and a message that is received too often goes
    //! to a dead-letter queue, `orders-dlq` for `orders`, which keeps it for 14 days. The dead-letter queue is billed by
    //! request, like every queue.
    //!
    //! `AWS::SQS::Queue`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html).

    /// `visibility_timeout: 180` — the seconds for which a received message is hidden: 0 to 43,200. The default is six
    /// times the longest timeout of the functions that the queue triggers, plus their batching window, as Lambda's page
    /// recommends. It cannot be below one of the timeouts.
    pub mod visibility_timeout {}

    /// `message_retention_period: 345600` — the seconds for which a message is kept: 60 to 1,209,600. AWS's default is
    /// 345,600, four days. It must be long enough for `max_receive_count` receives.
    pub mod message_retention_period {}

    /// `delay_seconds: 10` — the seconds after which a message can be received: 0 (AWS's default) to 900.
    pub mod delay_seconds {}

    /// `max_receive_count: 10` — the number of receives after which a message goes to the dead-letter queue: 1 to
    /// 1,000. The default is 5. With `false`, there is no dead-letter queue, and a message that always fails is tried
    /// until it expires. Fewer than 5 need [`allow_few_receives`](mod@allow_few_receives) if the queue triggers a
    /// function.
    #[doc(alias("DLQ", "dead letter", "redrive"))]
    pub mod max_receive_count {}

    /// `allow_few_receives: true` — whether `max_receive_count` may be below the 5 that [AWS
    /// recommends](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig):
    /// `true` or `false` (the default). A receive also counts if Lambda throttles the function, or if the function ran
    /// out of time before it got to the message, so a message may go to the dead-letter queue that was hardly tried.
    pub mod allow_few_receives {}

    /// `content_based_deduplication: true` — whether a FIFO queue drops messages with the same body for five minutes:
    /// `true` or `false` (AWS's default).
    pub mod content_based_deduplication {}

    /// `fifo_throughput_limit: perMessageGroupId` — what the throughput quota of a FIFO queue applies to: `perQueue`
    /// (AWS's default) or `perMessageGroupId`.
    pub mod fifo_throughput_limit {}

    /// `kms_master_key_id: "alias/orders"` — the KMS key that encrypts the messages, in place of a key of SQS: its id,
    /// alias or ARN. Functions that may use the queue get the rights on it. A placeholder stands for the id or the ARN.
    pub mod kms_master_key_id {}

    deletion_policy!();
}

pub mod stream {
    //! `stream "clicks-${Environment}", retention_period_hours: 48;` — a Kinesis data stream that the template creates.
    //!
    //! Without `shard_count`, it is on demand: it has no shards to plan, and costs more per gigabyte than a provisioned
    //! stream that is well used. Records are encrypted with the key of AWS for Kinesis, which costs nothing.
    //!
    //! `AWS::Kinesis::Stream`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html).

    /// `shard_count: 2` — the number of shards of a provisioned stream: 1 to 100,000.
    pub mod shard_count {}

    /// `retention_period_hours: 48` — the hours for which a record is kept: 24 (AWS's default) to 8,760. More than 24
    /// cost extra.
    pub mod retention_period_hours {}

    /// `kms_key_id: "alias/orders"` — the KMS key that encrypts the records, in place of `alias/aws/kinesis`: its id,
    /// alias or ARN.
    pub mod kms_key_id {}

    deletion_policy!();
}

pub mod table {
    //! `table "orders-${Environment}", partition_key: { id: S };` — a DynamoDB table that the template creates.
    //!
    //! It is billed by request, and can be restored to any second of the last 35 days, which is billed by size. It has a
    //! stream if a function reads it.
    //!
    //! `AWS::DynamoDB::Table`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html).

    /// `partition_key: { id: S }` — the attribute that divides the items among partitions, with its type `S`, `N` or
    /// `B`: `{ id: S }`.
    pub mod partition_key {}

    /// `sort_key: { number: N }` — the attribute that sorts the items with one partition key, with its type:
    /// `{ number: N }`.
    pub mod sort_key {}

    /// `time_to_live: "expires"` — the attribute with the time at which an item expires, in Unix seconds.
    pub mod time_to_live {}

    /// `stream_view_type: NEW_IMAGE` — what the records of the stream contain: `NEW_AND_OLD_IMAGES` (the default),
    /// `NEW_IMAGE`, `OLD_IMAGE` or `KEYS_ONLY`. A function that takes a [`Change`](crate::Change) needs the default.
    pub mod stream_view_type {}

    /// `deletion_protection_enabled: true` — whether nobody can delete the table: `true` or `false` (AWS's default).
    pub mod deletion_protection_enabled {}

    /// `kms_master_key_id: "alias/orders"` — the KMS key that encrypts the table, in place of a key of DynamoDB: its
    /// id, alias or ARN.
    pub mod kms_master_key_id {}

    deletion_policy!();
}

pub mod topic {
    //! `topic "news-${Environment}";` — an SNS topic that the template creates.
    //!
    //! Its policy is the one that SNS gives a new topic, and refuses messages without TLS. It has no KMS key, because
    //! EventBridge and S3 cannot publish to a topic with the key of AWS for SNS.
    //!
    //! `AWS::SNS::Topic`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html).

    /// `content_based_deduplication: true` — whether a FIFO topic drops messages with the same body for five minutes:
    /// `true` or `false` (AWS's default).
    pub mod content_based_deduplication {}

    /// `kms_master_key_id: "alias/orders"` — the KMS key that encrypts the messages: its id, alias or ARN.
    pub mod kms_master_key_id {}

    deletion_policy!();
}

pub mod bucket {
    //! `bucket "uploads-${Environment}", expire_after_days: 30;` — an S3 bucket that the template creates.
    //!
    //! It is private, encrypted by S3, and refuses connections without TLS. Its owner has all objects, and it sends its
    //! events to EventBridge, which costs nothing. Replaced and deleted objects are kept for 30 days, and billed as others.
    //!
    //! `AWS::S3::Bucket`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html).

    /// `versioning: false` — whether replaced and deleted objects are kept for 30 days: `true` (the default) or
    /// `false`.
    pub mod versioning {}

    /// `expire_after_days: 30` — the days after which an object is deleted: 1 or more.
    pub mod expire_after_days {}

    deletion_policy!();
}

pub mod event_bus {
    //! `event_bus "shop-${Environment}";` — an event bus of EventBridge that the template creates.
    //!
    //! `AWS::Events::EventBus`: see [CloudFormation's page](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html).

    deletion_policy!();
}
