jets::jobs! {
    Job {
        s3_event "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
