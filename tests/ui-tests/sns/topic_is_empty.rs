jets::jobs! {
    Job {
        sns_event "";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
