jets::jobs! {
    DataJob;
}

fn main() {}
