use jets::Window;

jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn owned(kinesis_data, window: Window<Vec<usize>>) {
            window.state.push(kinesis_data.len());
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn shared(kinesis_data, window: &Window<Vec<usize>>) {
            println!("{} {:?}", kinesis_data.len(), window.state);
        }
    }
}

fn main() {}
