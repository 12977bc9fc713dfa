jets::jobs! {
    Job {
        fn f(s3_object) {}
    }
}

fn main() {
    let _ = Job;
}
