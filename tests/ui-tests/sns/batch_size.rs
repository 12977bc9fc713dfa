jets::jobs! {
    Job {
        sns_event "orders", batch_size: 10;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
