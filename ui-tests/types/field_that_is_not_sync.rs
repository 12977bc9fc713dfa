jets::jobs! {
    OrderJob {
        counter: std::cell::Cell<u32>,

        fn order(&self) {
            self.counter.set(1);
        }
    }
}

fn main() {}
