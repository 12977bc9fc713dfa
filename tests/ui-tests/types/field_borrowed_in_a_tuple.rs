jets::jobs! {
    DataJob {
        client: (&str, u32),

        fn file(&self, _event) {}
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
