jets::jobs! {
    #[cfg(test)]
    DataJob {
        fn file() {}
    }
}

fn main() {}
