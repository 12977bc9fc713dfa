jets::jobs! {
    Job {
        rate "0 minutes";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
