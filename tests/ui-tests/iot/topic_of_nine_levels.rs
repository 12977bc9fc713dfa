jets::jobs! {
    Job {
        iot_event "SELECT * FROM 'a/b/c/d/e/f/g/h/i'";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
