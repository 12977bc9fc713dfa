jets::jobs! {
    Job {
        rule_event {};
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
