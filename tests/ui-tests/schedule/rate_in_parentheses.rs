jets::jobs! {
    Job {
        rate "rate(5 minutes)";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
