//! Sets up a job's fields once, at cold start. All invocations share them.
//!
//! `cargo run -p jets-rs --example cold_start` reads a price list once and prices two batches with it. On Lambda, `main` would
//! end in `jets::lambda::run(app).await`, as in `examples/lambda.rs`, and a field may be a client of the AWS SDK.

use std::{collections::HashMap, error::Error};

use jets::{App, Context, InvokeError, jobs, testing::KinesisEvent};

type BoxError = Box<dyn Error + Send + Sync>;

jobs! {
    /// Looks up prices.
    PriceJob {
        cents: HashMap<String, u64>,

        kinesis_event "baskets";

        /// Returns the sum of a batch, in cents.
        fn total(&self, kinesis_data: Vec<&str>) -> Result<u64, String> {
            kinesis_data.iter().map(|item| self.price(item)).sum()
        }
    }
}

impl PriceJob {
    /// Reads the price list. It is called once, if this job serves: on Lambda before the first invocation.
    async fn read() -> Result<Self, BoxError> {
        println!("reading the price list");
        let mut cents = HashMap::new();
        for line in price_list().await.lines() {
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

/// Stands for a query of a table.
async fn price_list() -> String {
    tokio::task::yield_now().await;
    "tea 250\ncake 420".to_owned()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), InvokeError> {
    let app = App::new().job_with(PriceJob::read);
    for batch in [
        KinesisEvent::new().text("tea").text("cake"),
        KinesisEvent::new().text("tea").text("tea").text("tea"),
    ] {
        let response = app
            .invoke(PriceJob::TOTAL, batch, Context::default())
            .await?;
        println!("total {response} cents");
    }
    Ok(())
}
