//! Tests what a job that sends has in its manifest and its template.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../../jets-core/tests/common/golden.rs"]
mod golden;

use golden::assert_golden;
use jets::{
    Bus, Fifo, Function, Json, KinesisRecord, Manifest, Queue, Stream, Topic,
    cloudformation::Stack, jobs, manifest::ReceiverKind, triggers::sns::SnsTrigger,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A private type, which borrows.
#[derive(Deserialize, Serialize)]
struct Order<'a> {
    id: &'a str,
}

#[derive(Deserialize, Serialize)]
struct Day {
    number: u32,
}

jobs! {
    pub CheckoutJob {
        sends orders: shop::OrderJob::TAKE, kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/${KeyId}";
        sends in_order: shop::OrderJob::IN_ORDER;
        sends news: shop::OrderJob::ANNOUNCE;
        sends records: shop::OrderJob::COUNT;
        sends events: shop::OrderJob::NOTICE;
        sends report: shop::OrderJob::WRITE;
        sends again: Self::RETRY, allow_loop: true;

        #[allow(clippy::too_many_arguments, reason = "one for each kind of receiver")]
        async fn pay(
            &self,
            event: Day,
            orders: Queue<Json<Order<'static>>>,
            in_order: Fifo<String>,
            news: Topic<Json<Day>>,
            records: Stream<Vec<u8>>,
            events: Bus<Json<Day>>,
            report: Function<Json<Day>>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            orders.send(&Order { id: "1" }).await?;
            in_order.send("group", "text").await?;
            news.send(&event).await?;
            records.send("key", b"bytes").await?;
            events.send(&event).await?;
            report.call(&event).await?;
            Ok(())
        }

        async fn retry(event: Day, again: Function<Json<Day>>) -> Result<(), jets::sends::SendError> {
            again.call(&event).await.map(|_| ())
        }

        kinesis_event "returns";
        async fn each(kinesis_record: KinesisRecord<'_>, _again: Function<Json<Day>>) {
            _ = kinesis_record;
        }
    }
}

mod shop {
    use jets::jobs;

    use super::{Day, Json, Order};

    jobs! {
        pub OrderJob {
            class_name "Orders";

            sqs_event "orders-${Environment}", create: true;
            fn take(sqs_message: Json<Order<'_>>) { _ = sqs_message.id; }

            sqs_event "orders.fifo";
            fn in_order(sqs_message: &str) { _ = sqs_message; }

            sns_event "news";
            fn announce(sns_message: (jets::SnsMessage<'_>, Json<Day>)) { _ = sns_message; }

            kinesis_event "records", aggregated: false;
            fn count(kinesis_data: Vec<&[u8]>) { _ = kinesis_data; }

            rule_event { source: ["shop"], "detail-type": ["paid"], detail: { number: [1] } }, event_bus: "shop";
            fn notice(event_detail: Json<Day>) { _ = event_detail.number; }

            pub(crate) fn write(event: Day) { _ = event; }
        }
    }
}

fn manifest() -> Manifest {
    let manifests = [CheckoutJob::MANIFEST, shop::OrderJob::MANIFEST];
    let manifests = manifests.map(|text| text.parse().expect("a manifest"));
    Manifest::merge(manifests).expect("two jobs")
}

#[test]
fn the_manifest_of_a_sender_has_the_receivers_and_the_rights() {
    let manifest = manifest();
    let pay = manifest.functions().next().expect("a function");
    let sent: Vec<_> = pay
        .sends
        .iter()
        .map(|sends| (sends.name.as_str(), sends.handler.as_str(), sends.to.kind))
        .collect();
    assert_eq!(
        sent,
        [
            ("orders", "orders.take", ReceiverKind::Queue),
            ("in_order", "orders.in_order", ReceiverKind::FifoQueue),
            ("news", "orders.announce", ReceiverKind::Topic),
            ("records", "orders.count", ReceiverKind::Stream),
            ("events", "orders.notice", ReceiverKind::EventBus),
            ("report", "orders.write", ReceiverKind::Function),
        ]
    );
    let receivers = manifest
        .functions()
        .skip(3)
        .flat_map(jets::manifest::Function::destinations);
    assert!(pay.sends.iter().map(|sends| sends.to.clone()).eq(receivers));
}

#[test]
fn the_rights_are_the_least_on_exactly_what_is_sent_to() {
    let manifest = serde_json::to_value(manifest()).expect("JSON");
    let pay = &manifest["jobs"][0]["functions"][0];
    let statements = pay["policy"]["Statement"].as_array().expect("statements");
    let arn = |service: &str, resource: &str| {
        format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}")
    };
    let allow = |actions: &[&str], resource: &str| json!({"Effect": "Allow", "Action": actions, "Resource": [resource]});
    let mut events = allow(&["events:PutEvents"], &arn("events", "event-bus/shop"));
    events["Condition"] = json!({
        "ForAllValues:StringEquals": {"events:detail-type": "paid", "events:source": "shop"},
    });
    let expected = [
        allow(&["sqs:SendMessage"], &arn("sqs", "orders-${Environment}")),
        allow(
            &["kms:Decrypt", "kms:GenerateDataKey"],
            "arn:aws:kms:us-west-2:112233445566:key/${KeyId}",
        ),
        allow(&["sqs:SendMessage"], &arn("sqs", "orders.fifo")),
        allow(&["sns:Publish"], &arn("sns", "news")),
        allow(
            &["kinesis:PutRecord", "kinesis:PutRecords"],
            &arn("kinesis", "stream/records"),
        ),
        events,
        allow(
            &["lambda:InvokeFunction"],
            &arn("lambda", "function:${Project}-${Environment}-orders-write"),
        ),
    ];
    assert_eq!(statements[1..], expected);
}

#[test]
fn the_template_has_the_addresses_in_the_environment() {
    let template = manifest()
        .cloudformation(&Stack::default())
        .expect("a template");
    // Other tools check the rights in this file.
    assert_golden(
        "sends.template.json",
        &(template.to_json_pretty().expect("a template") + "\n"),
    );
    let template = template.to_value();
    let function = |id: &str| template["Resources"][id]["Properties"].clone();
    let variables = function("CheckoutJobPayLambdaFunction")["Environment"]["Variables"].clone();
    let arn = |service: &str, resource: &str| {
        let arn = "arn:${AWS::Partition}:";
        json!({"Fn::Sub": format!("{arn}{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}")})
    };
    assert_eq!(
        variables,
        json!({
            // The template creates it.
            "JETS_SENDS_ORDERS": {"Fn::GetAtt": ["OrdersEnvironment003114deQueue", "Arn"]},
            "JETS_SENDS_IN_ORDER": arn("sqs", "orders.fifo"),
            "JETS_SENDS_NEWS": arn("sns", "news"),
            "JETS_SENDS_RECORDS": arn("kinesis", "stream/records"),
            "JETS_SENDS_EVENTS": arn("events", "event-bus/shop"),
            "JETS_SENDS_REPORT": arn("lambda", "function:${Project}-${Environment}-orders-write"),
        })
    );
}

#[test]
fn a_receiver_that_nobody_serves_is_refused_unless_it_is_in_another_stack() {
    let alone: Manifest = CheckoutJob::MANIFEST.parse().expect("a manifest");
    let error = alone
        .cloudformation(&Stack::default())
        .expect_err("no receiver");
    assert_eq!(
        error.to_string(),
        "function `checkout_job.pay` sends to `orders.take`: no program of the template serves that function: merge the manifest of its program, or say `Stack::served_elsewhere` if it belongs to another stack"
    );
    let elsewhere = [
        shop::OrderJob::TAKE.name(),
        shop::OrderJob::IN_ORDER.name(),
        shop::OrderJob::ANNOUNCE.name(),
        shop::OrderJob::COUNT.name(),
        shop::OrderJob::NOTICE.name(),
        shop::OrderJob::WRITE.name(),
    ];
    let stack = elsewhere
        .into_iter()
        .fold(Stack::default(), Stack::served_elsewhere);
    alone.cloudformation(&stack).expect("a template");
}

mod circle {
    use jets::{Function, Json, Topic, jobs};

    jobs! {
        pub FirstJob {
            sends second: SecondJob::RUN;
            pub(crate) async fn run(event: u8, _second: Topic<Json<u8>>) { _ = event; }
        }
    }

    // Within one `jobs!`, the circle would not compile.
    jobs! {
        pub SecondJob {
            sends third: ThirdJob::RUN;
            sns_event "second";
            async fn run(sns_message: Json<u8>, _third: Function<Json<u8>>) { _ = sns_message; }

            // The topic of the first job invokes this one, too.
            sends first: FirstJob::RUN;
            sns_event "second";
            async fn also(sns_message: Json<u8>, _first: Function<Json<u8>>) { _ = sns_message; }
        }

        pub ThirdJob {
            pub(crate) fn run(event: u8) { _ = event; }
        }
    }
}

#[test]
fn functions_that_send_in_a_circle_are_refused_also_through_a_topic_and_across_programs() {
    let manifests = [
        circle::FirstJob::MANIFEST,
        circle::SecondJob::MANIFEST,
        circle::ThirdJob::MANIFEST,
    ];
    let manifests = manifests.map(|text| {
        let manifest: Manifest = text.parse().expect("a manifest");
        let program = manifest.jobs[0].name.clone();
        manifest.of_program(program)
    });
    let mut manifest = Manifest::merge(manifests).expect("three jobs");
    let error = manifest
        .cloudformation(&Stack::default())
        .expect_err("a circle");
    assert_eq!(
        error.to_string(),
        "`first_job.run` may write to `second`, which invokes `second_job.also`, and `second_job.also` sends to `first_job.run`: functions that invoke each other in a circle may never come to an end; `allow_loop: true` on one of the triggers allows it"
    );
    manifest.jobs[1].functions[1].sends[0].allow_loop = Some(true);
    manifest
        .cloudformation(&Stack::default())
        .expect("a template");
}

#[test]
fn the_picture_shows_who_sends_to_whom() {
    let picture = manifest().mermaid();
    let lines: Vec<&str> = picture.lines().map(str::trim).collect();
    let id = |label: &str| {
        let line = lines.iter().find(|line| line.contains(label));
        line.and_then(|line| line.split(['(', '[']).next())
            .expect(label)
    };
    for (name, to) in [
        ("orders", id("<br>orders-${Environment}")),
        ("news", id("<br>news")),
        ("report", id("[\"write\"]")),
    ] {
        let arrow = format!("function1 -->|\"{name}\"| {to}");
        assert!(lines.contains(&arrow.as_str()), "{arrow}\n{picture}");
    }
    assert!(!picture.contains("sqs:SendMessage"), "{picture}");
}

#[test]
fn the_report_says_who_sends_to_whom_and_by_what() {
    let report = manifest().report().to_markdown();
    let header = report.lines().find(|line| line.contains("invoked by"));
    assert!(
        header
            .expect("a header")
            .ends_with("| logs kept | sends to |"),
        "{report}"
    );
    let row = report
        .lines()
        .find(|line| line.starts_with("| checkout_job.pay |"));
    let row = row.expect("a row");
    for receiver in ["orders.take by sqs orders-", "<br>orders.write |"] {
        assert!(row.contains(receiver), "{row}");
    }
    let mut before = manifest();
    let functions = before.jobs.iter_mut().flat_map(|job| &mut job.functions);
    functions.for_each(|function| function.sends.clear());
    let changes = manifest().changes_since(&before).to_markdown();
    assert!(
        changes.contains("| checkout_job.pay | sends report |  | orders.write |"),
        "{changes}"
    );
}

#[test]
fn the_docs_of_a_function_say_what_it_sends_to() {
    let expansion = jets_macros_library::compile(quote::quote! {
        (::jets)
        CheckoutJob {
            sends orders: shop::OrderJob::TAKE;
            async fn pay(orders: Queue<Json<Order>>) {}
            fn other() {}
        }
    });
    let expansion = expansion.to_string();
    assert_eq!(
        expansion
            .matches("| sends to | `shop::OrderJob::TAKE` |")
            .count(),
        1
    );
}

#[test]
fn a_receiver_that_receives_from_elsewhere_now_is_refused() {
    let mut manifest = manifest();
    let functions = manifest.jobs.iter_mut().flat_map(|job| &mut job.functions);
    for function in functions.filter(|function| function.handler == "orders.announce") {
        function.triggers.clear();
        function.triggers.push(SnsTrigger::new("letters").into());
    }
    let error = manifest
        .cloudformation(&Stack::default())
        .expect_err("another topic");
    assert_eq!(
        error.to_string(),
        "function `checkout_job.pay` sends to `orders.announce`: it sends to `arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:news`, and the function no longer receives from there: build both programs from the same sources"
    );
}
