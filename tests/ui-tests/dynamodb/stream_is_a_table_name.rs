jets::jobs! {
    Job {
        dynamodb_event "orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
