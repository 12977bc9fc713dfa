jets::jobs! {
    OrderJob {
        role "${Environment}";
        fn store() {}
    }
}

fn main() {}
