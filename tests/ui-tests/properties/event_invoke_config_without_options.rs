jets::jobs! {
    Job {
        event_invoke_config;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
