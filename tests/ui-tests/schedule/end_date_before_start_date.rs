jets::jobs! {
    Job {
        rate "1 day", start_date: "2027-02-01T00:00:00Z", end_date: "2027-01-01T00:00:00Z";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
