jets::jobs! {
    OrderJob {
        timeout "${Timeout:901}";
        fn store() {}
    }
}

fn main() {}
