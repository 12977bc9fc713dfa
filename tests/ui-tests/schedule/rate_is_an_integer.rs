jets::jobs! {
    Job {
        rate 5;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
