jets::jobs! {
    DataJob {
        /// Half a minute.
        timeout 30;
        fn file() {}
    }
}

fn main() {}
