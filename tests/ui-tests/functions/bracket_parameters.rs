jets::jobs! {
    DataJob {
        fn file[event] {}
    }
}

fn main() {}
