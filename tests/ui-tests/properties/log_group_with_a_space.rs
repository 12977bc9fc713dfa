jets::jobs! {
    Job {
        log_group "my logs";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
