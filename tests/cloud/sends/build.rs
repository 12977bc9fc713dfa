//! Sets the addresses that the template gives the functions of the tests. Cargo passes the variables on to programs that it runs.

const ADDRESSES: [(&str, &str); 9] = [
    ("QUEUE", "arn:aws:sqs:us-west-2:112233445566:orders"),
    ("FIFO", "arn:aws:sqs:us-west-2:112233445566:orders.fifo"),
    ("TOPIC", "arn:aws:sns:us-west-2:112233445566:orders"),
    (
        "STREAM",
        "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
    ),
    (
        "BUS",
        "arn:aws:events:us-west-2:112233445566:event-bus/default",
    ),
    (
        "FUNCTION",
        "arn:aws:lambda:us-west-2:112233445566:function:shop-dev-receiver_job-function",
    ),
    ("MISTAKEN", "arn:aws:sns:us-west-2:112233445566:orders"),
    ("SHORT", "arn:aws:sqs:us-west-2"),
    ("CHINA", "arn:aws-cn:sqs:cn-north-1:112233445566:orders"),
];

fn main() {
    for (name, arn) in ADDRESSES {
        println!("cargo::rustc-env=JETS_SENDS_{name}={arn}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
