jets::jobs! {
    Job {
        iot_event "SELECT * FROM 'sensors/#/temperature'";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
