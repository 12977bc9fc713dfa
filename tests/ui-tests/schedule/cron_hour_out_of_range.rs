jets::jobs! {
    Job {
        cron "0 24 * * ? *";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
