jets::jobs! {
    Job {
        dynamodb_event "${Table}-stream";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
