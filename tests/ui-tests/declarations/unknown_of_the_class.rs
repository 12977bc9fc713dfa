jets::jobs! {
    DataJob {
        class_timout 30;
        fn file() {}
    }
}

fn main() {}
