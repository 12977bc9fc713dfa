jets::jobs! {
    DataJob {
        pub(somewhere) fn file() {}
    }
}

fn main() {}
