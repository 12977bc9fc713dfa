use jets::jobs;

#[derive(serde::Deserialize)]
struct Reading {
    celsius: f64,
}

jobs! {
    pub SensorJob {
        iot_event "SELECT celsius FROM 'sensors/+/temperature' WHERE celsius > 60";
        fn warn(event: Reading) {
            println!("{} degrees", event.celsius);
        }
    }
}
