jets::jobs! {
    Job {
        rate "1 day";
        sns_event "orders";
        fn f(schedule) {}
    }
}

fn main() {
    let _ = Job;
}
