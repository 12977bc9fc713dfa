jets::jobs! {
    OrderJob {
        log_event "${GroupArn}";
        fn store() {}
    }
}

fn main() {}
