jets::jobs! {
    OrderJob {
        iam_policy "s3:GetObject", condition: { StringEquals: { "aws:RequestTag/${Tag}": "orders" } };
        kinesis_event "orders";
        fn store() {}
    }
}

fn main() {}
