jets::jobs! {
    Job {
        iot_event "SELECT FROM 'sensors'";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
