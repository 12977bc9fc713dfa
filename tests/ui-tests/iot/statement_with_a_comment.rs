jets::jobs! {
    Job {
        iot_event "SELECT * FROM 'sensors' -- all";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
