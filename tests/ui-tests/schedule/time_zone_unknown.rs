jets::jobs! {
    Job {
        cron "0 12 * * ? *", time_zone: "Europe/Berlln";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
