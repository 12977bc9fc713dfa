jets::jobs! {
    Job {
        cron "@daily";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
