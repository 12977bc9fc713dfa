jets::jobs! {
    DataJob {
        memory_size 512;
        memory 1024;
        fn file() {}
    }
}

fn main() {}
