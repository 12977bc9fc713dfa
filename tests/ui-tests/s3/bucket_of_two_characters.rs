jets::jobs! {
    Job {
        s3_event "up";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
