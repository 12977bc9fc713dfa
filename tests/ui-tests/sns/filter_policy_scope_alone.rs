jets::jobs! {
    Job {
        sns_event "orders", filter_policy_scope: MessageBody;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
