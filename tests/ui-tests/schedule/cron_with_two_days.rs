jets::jobs! {
    Job {
        cron "0 12 * * * *";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
