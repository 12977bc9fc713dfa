jets::jobs! {
    Job {
        cron "0 12 * * ? *", timezone: "UTC";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
