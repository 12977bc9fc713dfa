jets::jobs! {
    Job {
        sns_event "orders", filter_policy: { store: "berlin" };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
