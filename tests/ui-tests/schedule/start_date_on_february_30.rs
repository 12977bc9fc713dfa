jets::jobs! {
    Job {
        rate "1 day", start_date: "2027-02-30T00:00:00Z";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
