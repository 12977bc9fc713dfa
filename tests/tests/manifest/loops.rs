//! Functions that write to what invokes functions, and are in no loop or in one that is allowed. `jobs!` accepts them.

use jets::{cloudformation::Stack, jobs, manifest::Manifest};

jobs! {
    pub BusJob {
        iam_policy "events:PutEvents", resource: "arn:aws:events:us-west-2:112233445566:event-bus/default";
        iam_policy "s3:PutObject", resource: "arn:aws:s3:::uploads/out/*";
        event_invoke_config on_success: "arn:aws:events:us-west-2:112233445566:event-bus/default";
        rule_event { source: ["orders"] };
        rule_event { source: ["lambda"], detail_type: ["Lambda Function Invocation Result - Failure"] };
        rule_event { source: ["lambda"], detail: { request_context: { condition: ["Success"] } } };
        rule_event { source: [{ "anything-but": "lambda" }] };
        rule_event { source: ["aws.s3"], detail: { bucket: { name: ["uploads"] }, object: { key: [{ prefix: "in/" }] } } };
        rule_event { source: ["aws.s3"], detail_type: ["Object Deleted"], detail: { bucket: { name: ["uploads"] } } };
        rule_event { source: [{ prefix: "" }] }, allow_loop: true;
        fn f(_event) {}
    }

    pub SensorJob {
        iam_policy "iot:Publish", resource: "arn:aws:iot:us-west-2:112233445566:topic/devices/*/state/reply";
        iot_event "SELECT * FROM 'devices/+/state'";
        iot_event "SELECT * FROM 'devices/#'", allow_loop: true;
        fn f(_event) {}
    }

    pub OrderJob {
        iam_policy "sqs:SendMessage", resource: "arn:aws:sqs:us-west-2:112233445566:orders";
        sns_event "done", allow_loop: true;
        fn note(_event) {}

        iam_policy "sns:Publish", resource: "arn:aws:sns:us-west-2:112233445566:done";
        sqs_event "orders";
        fn store(_event) {}

        recursive_loop Allow;
        event_invoke_config on_success: "arn:aws:lambda:us-west-2:112233445566:function:${Project}-${Environment}-order_job-again";
        pub(crate) fn again(_event) {}
    }

    pub ReturnJob {
        sqs_event "returns", create: true;
        sqs_event "parcels";
        fn take(_event) {}

        // It sends back what is not of this queue.
        iam_policy "sqs:SendMessage", resource: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:parcels";
        sqs_event "returns-dlq";
        fn again(_event) {}

        sqs_event "letters", create: true;
        sqs_event "letters-dlq";
        fn read(_event) {}

        sqs_event "cards", create: true, allow_loop: true;
        fn write(_event) {}

        iam_policy "sqs:SendMessage", resource: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:cards";
        sqs_event "cards-dlq";
        fn rewrite(_event) {}
    }
}

#[test]
fn a_template_accepts_them_too() {
    let manifests = [
        BusJob::MANIFEST,
        SensorJob::MANIFEST,
        OrderJob::MANIFEST,
        ReturnJob::MANIFEST,
    ];
    let manifests = manifests.map(|text| text.parse::<Manifest>().expect("a manifest"));
    let manifest = Manifest::merge(manifests).expect("four jobs");
    manifest
        .cloudformation(&Stack::default())
        .expect("a template");
}
