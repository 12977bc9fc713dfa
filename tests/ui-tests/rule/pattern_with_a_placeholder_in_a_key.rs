jets::jobs! {
    Job {
        rule_event { detail: { "${Field}": [1] } };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
