jets::jobs! {
    DataJob {
        fn file() {}
        #[inline]
    }
}

fn main() {}
