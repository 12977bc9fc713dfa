jets::jobs! {
    DataJob {
        client: std::cell::Cell<u32>,

        fn file(&self, _event) {}
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
