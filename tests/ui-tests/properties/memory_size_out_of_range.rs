jets::jobs! {
    DataJob {
        memory_size 127;
        fn under() {}

        memory_size 10241;
        fn over() {}
    }
}

fn main() {}
