jets::jobs! {
    Job {
        cron "0 12 * * MON";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
