fn main() {}

mod a_queue_and_a_topic {
    jets::jobs! {
        OrderJob {
            event_invoke_config on_failure: "arn:aws:sqs:us-west-2:112233445566:orders";
            sns_event "done";
            fn note(_event) {}
        }

        StoreJob {
            iam_policy "sns:Publish", resource: "arn:aws:sns:*:112233445566:done";
            sqs_event "orders";
            fn store(_event) {}
        }
    }
}

mod three_functions {
    jets::jobs! {
        Job {
            iam_policy "s3:PutObject", resource: "arn:aws:s3:::small/*";
            sqs_event "new";
            fn first(_event) {}

            iam_policy "dynamodb:UpdateItem", resource: "arn:aws:dynamodb:us-west-2:112233445566:table/orders";
            s3_event "small";
            fn second(_event) {}

            iam_policy "sqs:SendMessage", resource: "*";
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
            fn third(_event) {}
        }
    }
}

mod sends_and_a_right {
    jets::jobs! {
        OrderJob {
            sends done: DoneJob::NOTE;
            sqs_event "orders";
            async fn take(_event, _done: jets::Topic<String>) {}
        }

        DoneJob {
            iam_policy "sqs:SendMessage", resource: "arn:aws:sqs:us-west-2:112233445566:orders";
            sns_event "done";
            fn note(_sns_message: String) {}
        }
    }
}

mod sends_alone {
    jets::jobs! {
        OrderJob {
            sends done: DoneJob::NOTE;
            sqs_event "orders";
            async fn take(_sqs_message: String, _done: jets::Topic<String>) {}
        }

        DoneJob {
            sends orders: OrderJob::TAKE;
            sns_event "done";
            async fn note(_sns_message: String, _orders: jets::Queue<String>) {}
        }
    }
}

mod logs_of_each_other {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/${Project}-${Environment}-job-second";
            fn first(_event) {}

            log_event "/aws/lambda/${Project}-${Environment}-job-first";
            fn second(_event) {}
        }
    }
}

mod its_own_destination {
    jets::jobs! {
        Job {
            event_invoke_config on_success: "arn:aws:lambda:us-west-2:112233445566:function:${Project}-${Environment}-job-again";
            pub fn again(_event) {}
        }
    }
}

mod dead_letters_that_are_sent_back {
    jets::jobs! {
        Job {
            sqs_event "orders", create: true;
            fn take(_sqs_message) {}

            sqs_event "orders-dlq";
            iam_policy "sqs:SendMessage", resource: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders";
            fn again(_sqs_message) {}
        }
    }
}
