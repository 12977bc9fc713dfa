jets::jobs! {
    Job {
        log_event "arn:aws:logs:us-west-2:112233445566:log-group:/aws/lambda/orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
