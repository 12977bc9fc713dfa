jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, input: { kind: "shop" };
        fn f(_event_detail) {}
    }
}

fn main() {
    let _ = Job;
}
