jets::jobs! {
    Job {
        iot_event "SELECT *";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
