jets::jobs! {
    #[cfg(test)]
    DataJob {
        fn file(_event) {}
    }
}

fn main() {}
