jets::jobs! {
    DataJob {
        #[cfg(test)]
        fn file() {}
    }
}

fn main() {}
