jets::jobs! {
    Job {
        rule_event { source: [{ wildcard: "aws.**" }] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
