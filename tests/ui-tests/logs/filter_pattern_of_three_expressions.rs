jets::jobs! {
    Job {
        log_event "/aws/lambda/orders", filter_pattern: "%a% %b% %c%";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
