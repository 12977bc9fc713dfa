jets::jobs! {
    Job {
        sns_event "orders", filter_policy: { store: ["berlin"] }, filter_policy_scope: Body;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
