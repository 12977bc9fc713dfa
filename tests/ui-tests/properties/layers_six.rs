jets::jobs! {
    DataJob {
        layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1",
            "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:2",
            "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:3",
            "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:4",
            "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:5",
            "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:6";
        fn file() {}
    }
}

fn main() {}
