jets::jobs! {
    Job {
        kinesis_event "orders", iam_policy: { action: ["kinesis:GetRecords"], resource: "*", sid: "Orders" };
        iam_policy "s3:GetObject", sid: "Orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
