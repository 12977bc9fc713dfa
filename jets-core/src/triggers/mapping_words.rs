//! The options of sources that Lambda polls. The docs of a crate show a module that is re-exported in one place only, so each
//! keyword declares its own.

macro_rules! of_all {
    () => {
        /// Whether the event source mapping is active: `true` (the default), `false`, or a placeholder such as
        /// `"${Enabled:true}"`.
        pub mod enabled {}

        /// Which records or messages invoke the function: an event pattern `{ data: { kind: ["order"] } }`, or a list of up to
        /// 20, of which AWS takes five until it raises the quota. A message of a queue that matches none is deleted.
        ///
        /// A key is given a list of accepted values: strings, numbers, `true`, `false`, `null`, and the operators `{ prefix:
        /// "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ "anything-but": […] }`, `{ numeric: [">", 0] }` and
        /// `{ exists: true }`.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
        pub mod filter {}

        /// The ARN of the KMS key that encrypts the filter.
        pub mod kms_key_arn {}

        /// The metrics that the mapping writes: `[EventCount]`.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics).
        pub mod metrics {}

        /// The tags of the mapping: `{ Team: "data" }`.
        pub mod tags {}

        /// Whether a function with a batch parameter reports the items that failed: `true` or `false` (the default). With
        /// `true`, it returns a [`BatchResponse`](crate::BatchResponse) or a `Result` of one, and only those items are tried
        /// again. For a stream, all records after the first of them are tried again too. A function with an item parameter
        /// always reports its failed items, without this option.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
        pub mod report_batch_item_failures {}

        /// How many items an `async fn` with an item parameter works on at once: 2 to 1,000. Without it, one item follows the
        /// other.
        ///
        /// All items run in the task of the invocation and take turns when they wait, so nothing has to be `'static`. Records
        /// with the same partition key, changes of the same table item, and messages of the same group in a FIFO queue stay in
        /// order. After a record of a stream has failed, no other is begun. Lambda tries again from the first record that did
        /// not succeed, so later records may be sent twice. Every message of a queue is tried.
        #[doc(alias("parallel"))]
        pub mod concurrent_items {}

        /// `true` allows the function to write to its source, and so to be invoked by what it writes. Only rights that the
        /// declaration shows are found.
        pub mod allow_loop {}

        /// `none` leaves out the right to read the source. To replace it, give `{ action: […], resource: "…" }`, or a list of such
        /// maps.
        pub mod iam_policy {}
    };
}

macro_rules! of_streams {
    () => {
        /// The maximum time to gather a batch before the function is invoked, in seconds: 0 to 300.
        pub mod maximum_batching_window_in_seconds {}

        /// How many batches of one shard are processed at once: 1 to 10.
        pub mod parallelization_factor {}

        /// How often a failed batch is tried again: -1 (until its records expire) to 10,000.
        pub mod maximum_retry_attempts {}

        /// The age in seconds at which a record is given up: -1 (never), or 60 to 604,800. It cannot be a placeholder, because
        /// a parameter of a template cannot have these limits.
        pub mod maximum_record_age_in_seconds {}

        /// Whether a failed batch is split in two before it is tried again: `true` or `false`.
        #[doc(alias("poison"))]
        pub mod bisect_batch_on_function_error {}

        /// The length of a tumbling window in seconds: 0 (none) to 900. The function needs a batch parameter and
        /// [`window`](mod@crate::language::parameters::window), whose state is passed from one batch of the window to the next.
        /// It cannot be a placeholder, because the function's code depends on it.
        ///
        /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).
        pub mod tumbling_window_in_seconds {}

        /// The ARN of the SQS queue, SNS topic or S3 bucket to which Lambda sends batches that it has given up. The right to
        /// send there is added to the policy. For a placeholder, it covers all three services. With `create`, the template creates
        /// a queue, which keeps messages for 14 days; the trigger then limits `maximum_retry_attempts` or
        /// `maximum_record_age_in_seconds`.
        #[doc(alias("DLQ", "dead letter", "destination"))]
        pub mod on_failure {}
    };
}

pub(crate) use {of_all, of_streams};
