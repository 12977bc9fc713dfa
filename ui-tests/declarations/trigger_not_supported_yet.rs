jets::jobs! {
    DataJob {
        dynamodb_event "my-table";
        fn table() {}

        sns_event "my-topic";
        fn topic() {}

        s3_event "my-bucket";
        fn bucket() {}

        log_event "my-group";
        fn log() {}

        rate "10 hours";
        fn often() {}

        cron "0 12 * * ? *";
        fn daily() {}

        rule_event source: ["aws.ec2"];
        fn rule() {}

        iot_event "SELECT * FROM 'topic'";
        fn thing() {}
    }
}

fn main() {}
