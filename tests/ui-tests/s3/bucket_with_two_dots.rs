jets::jobs! {
    Job {
        s3_event "up..loads";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
