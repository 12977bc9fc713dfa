jets::jobs! {
    DataJob {
        pub timeout 30;
        fn file() {}
    }
}

fn main() {}
