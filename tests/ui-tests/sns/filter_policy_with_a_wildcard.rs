jets::jobs! {
    Job {
        sns_event "orders", filter_policy: { store: [{ wildcard: "b*" }] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
