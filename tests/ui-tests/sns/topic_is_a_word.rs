jets::jobs! {
    Job {
        sns_event orders;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
