jets::jobs! {
    DataJob {
        fn file(_event) {}
        #[inline]
    }
}

fn main() {}
