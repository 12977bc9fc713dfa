jets::jobs! {
    Job {
        rate "5 minute";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
