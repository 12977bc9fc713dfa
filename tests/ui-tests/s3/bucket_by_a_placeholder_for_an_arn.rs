jets::jobs! {
    OrderJob {
        s3_event "${UploadsArn}";
        fn store() {}
    }
}

fn main() {}
