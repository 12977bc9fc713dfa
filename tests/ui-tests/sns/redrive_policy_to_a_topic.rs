jets::jobs! {
    Job {
        sns_event "orders", redrive_policy: "arn:aws:sns:us-west-2:112233445566:undelivered";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
