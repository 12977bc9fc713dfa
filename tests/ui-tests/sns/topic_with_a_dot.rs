jets::jobs! {
    Job {
        sns_event "my.orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
