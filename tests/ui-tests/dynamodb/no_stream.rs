jets::jobs! {
    Job {
        dynamodb_event;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
