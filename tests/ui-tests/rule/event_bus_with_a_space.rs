jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, event_bus: "my bus";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
