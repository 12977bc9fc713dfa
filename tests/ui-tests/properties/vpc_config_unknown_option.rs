jets::jobs! {
    DataJob {
        vpc_config subnets: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
        fn file() {}
    }
}

fn main() {}
