jets::jobs! {
    Job {
        rate "1 hour";
        fn f(event_detail) {}
    }
}

fn main() {
    let _ = Job;
}
