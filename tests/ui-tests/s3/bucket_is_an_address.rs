jets::jobs! {
    Job {
        s3_event "192.168.0.1";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
