//! What is set up once, at cold start: a job's fields, filled in `main` and shared by all invocations.
//!
//! `cargo run --example cold_start` reads a price list once and prices two batches with it. On Lambda, `main` would
//! end in `jets::lambda::run(app).await`, as in `examples/lambda.rs`; a field is as well a client of the AWS SDK.

use std::{collections::HashMap, error::Error};

use jets::{App, Context, jobs, testing::KinesisEvent};

jobs! {
    /// Knows what things cost.
    PriceJob {
        cents: HashMap<String, u64>,

        kinesis_event "baskets";

        /// The sum of a batch, in cents.
        fn total(&self, kinesis_data: Vec<&str>) -> Result<u64, String> {
            kinesis_data.iter().map(|item| self.price(item)).sum()
        }
    }
}

impl PriceJob {
    /// Reads lines such as `tea 250`.
    fn from_list(list: &str) -> Result<Self, Box<dyn Error>> {
        println!("reading the price list");
        let mut cents = HashMap::new();
        for line in list.lines() {
            let (item, price) = line.split_once(' ').ok_or("a line without a price")?;
            cents.insert(item.to_owned(), price.parse()?);
        }
        Ok(Self { cents })
    }

    fn price(&self, item: &str) -> Result<u64, String> {
        let price = self.cents.get(item);
        price
            .copied()
            .ok_or_else(|| format!("`{item}` has no price"))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::new().job(PriceJob::from_list("tea 250\ncake 420")?);
    for batch in [
        KinesisEvent::new().text("tea").text("cake"),
        KinesisEvent::new().text("tea").text("tea").text("tea"),
    ] {
        let response = app
            .invoke("price_job.total", batch.to_json(), Context::default())
            .await?;
        println!("total {response} cents");
    }
    Ok(())
}
