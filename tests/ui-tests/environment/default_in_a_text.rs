jets::jobs! {
    OrderJob {
        environment { TABLE: "${Table:orders}" };
        fn store() {}
    }
}

fn main() {}
