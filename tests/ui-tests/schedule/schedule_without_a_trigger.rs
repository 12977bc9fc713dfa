jets::jobs! {
    Job {
        fn f(schedule) {}
    }
}

fn main() {
    let _ = Job;
}
