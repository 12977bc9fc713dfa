jets::jobs! {
    Job {
        rule_event { source: [{ starts_with: "aws" }] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
