jets::jobs! {
    Job {
        sns_event "orders";
        sqs_event "orders";
        fn f(sns_message) {}
    }
}

fn main() {
    let _ = Job;
}
