jets::jobs! {
    Job {
        log_event "/aws/lambda/orders:*";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
