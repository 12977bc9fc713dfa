jets::jobs! {
    OrderJob {
        timeout "${Timeout:${Other}}";
        fn store() {}
    }
}

fn main() {}
