jets::jobs! {
    Job {
        event_invoke_config on_success: "arn:aws:s3:::done";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
