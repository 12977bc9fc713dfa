jets::jobs! {
    Job {
        role "mine";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
