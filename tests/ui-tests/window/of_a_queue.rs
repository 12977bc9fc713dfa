use jets::Window;

jets::jobs! {
    SumJob {
        sqs_event "numbers";
        fn sum(sqs_messages, window: &mut Window<Vec<usize>>) {
            window.state.push(sqs_messages.len());
        }
    }
}

fn main() {}
