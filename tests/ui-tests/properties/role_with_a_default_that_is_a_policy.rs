jets::jobs! {
    OrderJob {
        role "${RoleArn:arn:aws:iam::112233445566:policy/mine}";
        fn store() {}
    }
}

fn main() {}
