jets::jobs! {
    Job {
        rule_event { source: ["shop"] };
        rule_event { source: ["shop"] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
