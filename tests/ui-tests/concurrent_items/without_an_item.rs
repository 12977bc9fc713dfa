jets::jobs! {
    TableJob {
        dynamodb_event "${OrdersStreamArn}", concurrent_items: 8;
        async fn file(_event) {}
    }
}

fn main() {}
