jets::jobs! {
    Job {
        iot_event "SELECT * FROM 'sensors/room+/temperature'";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
