jets::jobs! {
    DataJob {
        vpc_config subnet_ids: ["subnet-0a1b2c3d"];
        fn file() {}
    }
}

fn main() {}
