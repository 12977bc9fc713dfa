jets::jobs! {
    DataJob {
        fn file() -> ! {
            loop {}
        }
    }
}

fn main() {}
