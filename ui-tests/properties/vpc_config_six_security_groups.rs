jets::jobs! {
    DataJob {
        vpc_config subnet_ids: ["subnet-1"], security_group_ids: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"];
        fn file() {}
    }
}

fn main() {}
