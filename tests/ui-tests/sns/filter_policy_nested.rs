jets::jobs! {
    Job {
        sns_event "orders", filter_policy: { order: { store: ["berlin"] } };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
