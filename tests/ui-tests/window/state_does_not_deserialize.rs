use jets::Window;

#[derive(Default, serde::Serialize)]
struct Total {
    count: usize,
}

jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(kinesis_data, window: &mut Window<Total>) {
            window.state.count += kinesis_data.len();
        }
    }
}

fn main() {}
