//! The options that several keywords have: of sources that Lambda polls, and of targets of EventBridge. The docs of a crate
//! show a module that is re-exported in one place only, so each keyword declares its own.

macro_rules! of_all {
    ($(#[$filter:meta])*) => {
        /// `enabled: false` — whether the event source mapping is active: `true` (the default), `false`, or a
        /// placeholder such as `"${Enabled:true}"`.
        pub mod enabled {}

        $(#[$filter])*
        ///
        /// A key is given a list of accepted values: strings, numbers, `true`, `false`, `null`, and the operators `{ prefix:
        /// "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ "anything-but": […] }`, `{ numeric: [">", 0] }` and
        /// `{ exists: true }`.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
        pub mod filter {}

        /// `kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/0123abcd-12ab-34cd-56ef-0123456789ab"` — the ARN of
        /// the KMS key that encrypts the filter.
        pub mod kms_key_arn {}

        /// `metrics: [EventCount]` — the metrics that the mapping writes.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics).
        pub mod metrics {}

        /// `tags: { Team: "data" }` — the tags of the mapping.
        pub mod tags {}

        /// `report_batch_item_failures: true` — whether a function with a batch parameter reports the items that
        /// failed: `true` or `false` (the default). With `true`, it returns a [`BatchResponse`](crate::BatchResponse)
        /// or a `Result` of one, and only those items are tried again. For a stream, all records after the first of
        /// them are tried again too. A function with an item parameter always reports its failed items, without this
        /// option.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
        pub mod report_batch_item_failures {}

        /// `concurrent_items: 8` — how many items an `async fn` with an item parameter works on at once: 2 to 1,000.
        /// Without it, one item follows the other.
        ///
        /// All items run in the task of the invocation and take turns when they wait, so nothing has to be `'static`. Records
        /// with the same partition key, changes of the same table item, and messages of the same group in a FIFO queue stay in
        /// order. After a record of a stream has failed, no other is begun. Lambda tries again from the first record that did
        /// not succeed, so later records may be sent twice. Every message of a queue is tried.
        #[doc(alias("parallel"))]
        pub mod concurrent_items {}

        /// `allow_loop: true` — allows the function to write to its source, itself or in a circle of functions, and so to be
        /// invoked by what it writes. Only rights that the declaration shows are found.
        pub mod allow_loop {}

        /// `iam_policy: none` — leaves out the right to read the source. To replace it, give
        /// `{ action: […], resource: "…" }`, or a list of such maps.
        pub mod iam_policy {}
    };
}

macro_rules! of_streams {
    () => {
        /// `maximum_batching_window_in_seconds: 5` — the maximum time to gather a batch before the function is invoked,
        /// in seconds: 0 to 300.
        pub mod maximum_batching_window_in_seconds {}

        /// `parallelization_factor: 4` — how many batches of one shard are processed at once: 1 to 10.
        pub mod parallelization_factor {}

        /// `maximum_retry_attempts: 2` — how often a failed batch is tried again: -1 (until its records expire) to
        /// 10,000.
        pub mod maximum_retry_attempts {}

        /// `maximum_record_age_in_seconds: 3600` — the age in seconds at which a record is given up: -1 (never), or 60
        /// to 604,800. It cannot be a placeholder, because a parameter of a template cannot have these limits.
        pub mod maximum_record_age_in_seconds {}

        /// `bisect_batch_on_function_error: true` — whether a failed batch is split in two before it is tried again:
        /// `true` or `false`.
        #[doc(alias("poison"))]
        pub mod bisect_batch_on_function_error {}

        /// `tumbling_window_in_seconds: 60` — the length of a tumbling window in seconds: 0 (none) to 900. The function
        /// needs a batch parameter and [`window`](mod@crate::language::parameters::window), whose state is passed from
        /// one batch of the window to the next. It cannot be a placeholder, because the function's code depends on it.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).
        pub mod tumbling_window_in_seconds {}

        /// `on_failure: create` — the ARN of the SQS queue, SNS topic or S3 bucket to which Lambda sends batches that
        /// it has given up. The right to send there is added to the policy. For a placeholder, it covers all three
        /// services. With `create`, the template creates a queue, which keeps messages for 14 days; the trigger then
        /// limits `maximum_retry_attempts` or `maximum_record_age_in_seconds`.
        #[doc(alias("DLQ", "dead letter", "destination"))]
        pub mod on_failure {}
    };
}

macro_rules! of_targets {
    () => {
        /// `target_maximum_retry_attempts: 10` — how often EventBridge tries to send an event to Lambda: 0 to 185.
        /// AWS's default is 185. Retries after an error of the function are set by `event_invoke_config`.
        pub mod target_maximum_retry_attempts {}

        /// `target_maximum_event_age_in_seconds: 3600` — how long EventBridge tries to send an event to Lambda, in
        /// seconds: 60 to 86,400. AWS's default is 86,400.
        pub mod target_maximum_event_age_in_seconds {}

        /// `target_dead_letter_queue: create` — where EventBridge sends an event that Lambda did not accept: the ARN of
        /// a standard SQS queue, or `create`. Without it, the event is lost. An event whose function failed is kept by
        /// `event_invoke_config on_failure`.
        #[doc(alias("DLQ"))]
        pub mod target_dead_letter_queue {}
    };
}

pub(crate) use {of_all, of_streams, of_targets};
