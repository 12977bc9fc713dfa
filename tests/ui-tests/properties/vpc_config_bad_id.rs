jets::jobs! {
    DataJob {
        vpc_config subnet_ids: ["0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
        fn file() {}
    }
}

fn main() {}
