jets::jobs! {
    DataJob {
        architecture "arm64";
        fn file() {}
    }
}

fn main() {}
