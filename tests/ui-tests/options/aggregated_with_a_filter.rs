jets::jobs! {
    DataJob {
        kinesis_event "orders", filter: { data: { kind: ["order"] } }, aggregated: true;
        fn file(_kinesis_data) {}

        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
            aggregated: true,
            filter: { data: { kind: ["order"] } };
        fn store(_kinesis_record) {}
    }
}

fn main() {}
