jets::jobs! {
    Job {
        s3_event "Uploads";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
