use jets::{Gzip, LogsData};

jets::jobs! {
    LogsJob {
        kinesis_event "logs";
        fn file(kinesis_data: Vec<Gzip<LogsData>>) {
            println!("{}", kinesis_data.len());
        }

        kinesis_event "logs";
        fn each(kinesis_record: Gzip<LogsData>) {
            println!("{}", kinesis_record.log_group);
        }
    }
}

fn main() {}
