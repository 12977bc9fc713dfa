jets::jobs! {
    Job {
        rate "${Minutes} minutes";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
