jets::jobs! {
    DataJob {
        client: String,

        fn file(_event) -> usize {
            self.client.len()
        }
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
