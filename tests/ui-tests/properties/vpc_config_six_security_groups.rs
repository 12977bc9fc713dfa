jets::jobs! {
    DataJob {
        vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-00000001", "sg-00000002", "sg-00000003", "sg-00000004", "sg-00000005", "sg-00000006"];
        fn file() {}
    }
}

fn main() {}
