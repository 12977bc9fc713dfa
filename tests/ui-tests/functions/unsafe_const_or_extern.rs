jets::jobs! {
    DataJob {
        unsafe fn first() {}
        const fn second() {}
        extern "C" fn third() {}
    }
}

fn main() {}
