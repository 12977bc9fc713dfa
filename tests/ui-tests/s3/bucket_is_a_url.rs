jets::jobs! {
    Job {
        s3_event "s3://uploads/images";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
