jets::jobs! {
    Job {
        fn f<'a>(_event: &'a str) {}
    }
}

fn main() {
    let _ = Job;
}
