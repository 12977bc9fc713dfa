jets::jobs! {
    OrderJob {
        iam_policy "dynamodb:GetItem", resource: "arn:aws:dynamodb:us-west-2:${aws:PrincipalAccount}:table/orders";
        fn store() {}
    }
}

fn main() {}
