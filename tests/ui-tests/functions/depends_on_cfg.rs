jets::jobs! {
    DataJob {
        #[cfg(test)]
        fn file(_event) {}
    }
}

fn main() {}
