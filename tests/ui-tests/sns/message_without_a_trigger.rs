jets::jobs! {
    Job {
        fn f(sns_message) {}
    }
}

fn main() {
    let _ = Job;
}
