jets::jobs! {}

fn main() {}
