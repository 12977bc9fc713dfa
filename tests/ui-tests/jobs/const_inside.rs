jets::jobs! {
    DataJob {
        const LIMIT: u32 = 5;
        fn file(_event) {}
    }
}

fn main() {}
