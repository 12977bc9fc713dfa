jets::jobs! {
    Job {
        s3_event "uploads-";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
