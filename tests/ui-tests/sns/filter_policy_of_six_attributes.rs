jets::jobs! {
    Job {
        sns_event "orders", filter_policy: { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
