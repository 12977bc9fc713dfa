jets::jobs! {
    DataJob {
        pub(somewhere) fn file(_event) {}
    }
}

fn main() {}
