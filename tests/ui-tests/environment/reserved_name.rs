jets::jobs! {
    DataJob {
        environment { AWS_REGION: "us-west-2" };
        fn file() {}
    }
}

fn main() {}
