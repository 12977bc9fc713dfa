jets::jobs! {
    Job {
        rule_event source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"];
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
