use jets::Window;

jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(window: &mut Window<Vec<usize>>) {
            window.state.push(1);
        }
    }
}

fn main() {}
