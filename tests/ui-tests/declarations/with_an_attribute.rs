jets::jobs! {
    DataJob {
        #[cfg(test)]
        timeout 30;
        fn file() {}
    }
}

fn main() {}
