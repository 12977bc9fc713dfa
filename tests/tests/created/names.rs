//! A source that another function creates, and names that outlive those in Rust.

mod moved {
    use jets::{Manifest, cloudformation::Stack};

    mod before {
        jets::jobs! {
            pub OrderJob {
                sqs_event "orders", create: true, allow_sharing: true;
                kinesis_event "clicks", create: true;
                fn take(event) {
                    println!("{event}");
                }

                sqs_event "orders", allow_sharing: true;
                kinesis_event "clicks";
                fn take_too(event) {
                    println!("{event}");
                }
            }
        }
    }

    mod after {
        jets::jobs! {
            pub OrderJob {
                queue "orders";

                sqs_event "orders", allow_sharing: true;
                kinesis_event "clicks";
                fn take(event) {
                    println!("{event}");
                }

                sqs_event "orders", allow_sharing: true;
                kinesis_event "clicks", create: true;
                fn take_too(event) {
                    println!("{event}");
                }
            }
        }
    }

    #[test]
    fn another_function_or_a_declaration_may_create_a_source_and_nothing_changes() {
        let resources = |manifest: &str| {
            let manifest: Manifest = manifest.parse().expect("a manifest");
            let template = manifest.cloudformation(&Stack::default());
            template.expect("a template").to_value()["Resources"].clone()
        };
        let (before, after) = (before::OrderJob::MANIFEST, after::OrderJob::MANIFEST);
        assert_eq!(resources(before), resources(after));
    }
}

mod alike {
    use jets::{Manifest, cloudformation::Stack};

    jets::jobs! {
        pub(crate) OrderJob {
            sqs_event "orders", create: true;
            kinesis_event "orders", create: true;
            fn take(event) {
                println!("{event}");
            }
        }
    }

    #[test]
    fn two_sources_of_a_function_with_one_name_need_an_arn() {
        let manifest: Manifest = OrderJob::MANIFEST.parse().expect("a manifest");
        let error = manifest.cloudformation(&Stack::default());
        assert_eq!(
            error.expect_err("two mappings").to_string(),
            "two triggers of `order_job.take` would both be `OrderJobTakeOrdersEventSourceMapping` in the template: give one of the sources another name, or write its ARN"
        );
    }
}

mod renamed {
    use jets::{Manifest, cloudformation::Stack, jobs};

    mod before {
        jets::jobs! {
            pub OrderJob {
                log_retention_in_days 14;
                kinesis_event "orders", create: true, maximum_retry_attempts: 3, on_failure: create;
                fn take(kinesis_data: Vec<String>) -> usize { kinesis_data.len() }
            }
        }
    }

    jobs! {
        pub(crate) PurchaseJob {
            class_name "OrderJob";

            name "take";
            log_retention_in_days 14;
            kinesis_event "orders", create: true, maximum_retry_attempts: 3, on_failure: create;
            fn accept(kinesis_data: Vec<String>) -> usize { kinesis_data.len() }
        }
    }

    #[test]
    fn a_rename_in_rust_changes_nothing_in_aws() {
        let template = |manifest: &str| {
            let manifest: Manifest = manifest.parse().expect("a manifest");
            let template = manifest.cloudformation(&Stack::default());
            template
                .expect("a template")
                .to_json()
                .expect("a size that CloudFormation takes")
        };
        assert_eq!(
            template(PurchaseJob::MANIFEST),
            template(before::OrderJob::MANIFEST)
        );
    }

    #[tokio::test]
    async fn a_renamed_function_is_served_under_its_old_name() {
        let app = jets::App::new().job(PurchaseJob);
        let event = jets::testing::KinesisEvent::new().to_json();
        let answer = app
            .invoke("order_job.take", event, jets::Context::default())
            .await;
        assert!(answer.is_ok());
    }
}
