jets::jobs! {
    Job {
        rule_event { source: ["shop"] }, input: { kind: shop };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
