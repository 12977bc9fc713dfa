jets::jobs! {
    Job {
        sns_event "orders", filter_policy: ["berlin"];
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
