jets::jobs! {
    DataJob {
        struct Order { id: u32 }
        fn file(_event) {}
    }
}

fn main() {}
