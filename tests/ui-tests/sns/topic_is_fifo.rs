jets::jobs! {
    Job {
        sns_event "orders.fifo";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
