jets::jobs! {
    Job {
        log_event "/aws/lambda/${Project}-${Environment}-job-f";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
