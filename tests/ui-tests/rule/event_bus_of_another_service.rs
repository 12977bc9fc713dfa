jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, event_bus: "arn:aws:sqs:us-west-2:112233445566:orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
