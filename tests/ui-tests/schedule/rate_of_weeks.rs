jets::jobs! {
    Job {
        rate "2 weeks";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
