jets::jobs! {
    DataJob {
        fn file(_event) {}
    };

    OtherJob {
        fn file(_event) {}
    }
}

fn main() {}
