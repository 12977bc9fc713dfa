jets::jobs! {
    DataJob {
        kinesis_event "orders-${AWS::Regoin}";
        fn file() {}
    }
}

fn main() {}
