jets::jobs! {
    Job {
        rule_event { source: "aws.ec2" };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
