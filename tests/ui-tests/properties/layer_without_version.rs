jets::jobs! {
    DataJob {
        layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer";
        fn file() {}
    }
}

fn main() {}
