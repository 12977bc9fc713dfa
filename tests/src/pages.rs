//! The pages of docs/, whose examples are tested with all features, beside those of the README.

macro_rules! pages {
    ($($name:ident $page:literal)*) => {
        $(
            #[doc = include_str!(concat!("../../docs/", $page))]
            struct $name;
        )*
    };
}

pages! {
    FirstJob "first-job.md"
    Language "language.md"
    Triggers "triggers.md"
    Kinesis "triggers/kinesis.md"
    Dynamodb "triggers/dynamodb.md"
    Sqs "triggers/sqs.md"
    Sns "triggers/sns.md"
    S3 "triggers/s3.md"
    Logs "triggers/logs.md"
    Rule "triggers/rule.md"
    Schedule "triggers/schedule.md"
    Iot "triggers/iot.md"
    Errors "errors.md"
    Concurrency "concurrency.md"
    Windows "windows.md"
    SetUp "set-up.md"
    Testing "testing.md"
    LogsAndMetrics "logs-and-metrics.md"
    Environments "environments.md"
    ChangingAService "changing-a-service.md"
    Security "security.md"
    Migrating "migrating.md"
    MigratingFromLambdaRuntime "migrating-from-lambda-runtime.md"
}
