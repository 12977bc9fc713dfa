use jets::jobs;

jobs! {
    pub ImageJob {
        s3_event "uploads", prefix: "images/";
        fn resize(s3_object) {
            println!("{} of {}", s3_object.key(), s3_object.bucket());
        }
    }
}
