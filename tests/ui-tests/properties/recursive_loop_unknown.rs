jets::jobs! {
    Job {
        recursive_loop Deny;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
