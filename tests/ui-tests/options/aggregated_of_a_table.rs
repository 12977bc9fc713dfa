jets::jobs! {
    DataJob {
        dynamodb_event "${OrdersStreamArn}", aggregated: true;
        fn file(_dynamodb_records) {}
    }
}

fn main() {}
