jets::jobs! {
    Job {
        rule_event { detail: ["running"] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
