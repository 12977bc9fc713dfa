//! The README, the pages of docs/, and the examples with `jobs!` in the docs of jets-core, which cannot test them itself.

macro_rules! pages {
    ($($name:ident $page:literal)*) => {
        $(
            #[doc = include_str!(concat!("../../", $page))]
            struct $name;
        )*
    };
}

pages! {
    Readme "README.md"
    FirstJob "docs/first-job.md"
    SecondJob "docs/second-job.md"
    Language "docs/language.md"
    Triggers "docs/triggers.md"
    Kinesis "docs/triggers/kinesis.md"
    Dynamodb "docs/triggers/dynamodb.md"
    Sqs "docs/triggers/sqs.md"
    Sns "docs/triggers/sns.md"
    S3 "docs/triggers/s3.md"
    Logs "docs/triggers/logs.md"
    Rule "docs/triggers/rule.md"
    Schedule "docs/triggers/schedule.md"
    Iot "docs/triggers/iot.md"
    Envelopes "docs/envelopes.md"
    WhatAJobOwns "docs/what-a-job-owns.md"
    Sending "docs/sending.md"
    Errors "docs/errors.md"
    Idempotency "docs/idempotency.md"
    Concurrency "docs/concurrency.md"
    Windows "docs/windows.md"
    SetUp "docs/set-up.md"
    Testing "docs/testing.md"
    Formatting "docs/formatting.md"
    Deployment "docs/deployment.md"
    Report "docs/report.md"
    LogsAndMetrics "docs/logs-and-metrics.md"
    Environments "docs/environments.md"
    ChangingAService "docs/changing-a-service.md"
    Security "docs/security.md"
    Migrating "docs/migrating.md"
    MigratingFromAnnotations "docs/migrating-from-annotations.md"
    MigratingFromLambdaRuntime "docs/migrating-from-lambda-runtime.md"

    App "jets-core/docs/app.md"
    Invoke "jets-core/docs/invoke.md"
    Outbox "jets-core/docs/outbox.md"
    Manifest "jets-core/docs/manifest.md"
    Stack "jets-core/docs/stack.md"
    Template "jets-core/docs/template.md"
    KinesisTrigger "jets-core/docs/triggers/kinesis.md"
    DynamodbTrigger "jets-core/docs/triggers/dynamodb.md"
    SqsTrigger "jets-core/docs/triggers/sqs.md"
    SnsTrigger "jets-core/docs/triggers/sns.md"
    S3Trigger "jets-core/docs/triggers/s3.md"
    LogsTrigger "jets-core/docs/triggers/logs.md"
    RuleTrigger "jets-core/docs/triggers/rule.md"
    ScheduleTrigger "jets-core/docs/triggers/schedule.md"
    IotTrigger "jets-core/docs/triggers/iot.md"
}
