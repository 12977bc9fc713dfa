jets::jobs! {
    Job {
        iot_event "sensors/+/temperature";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
