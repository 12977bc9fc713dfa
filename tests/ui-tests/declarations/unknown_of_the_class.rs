jets::jobs! {
    DataJob {
        class_timout 30;
        fn file(_event) {}
    }
}

fn main() {}
