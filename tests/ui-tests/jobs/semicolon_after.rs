jets::jobs! {
    DataJob {
        fn file() {}
    };

    OtherJob {
        fn file() {}
    }
}

fn main() {}
