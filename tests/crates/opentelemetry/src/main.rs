//! A job whose spans are exported over the network, by an exporter that needs the program's only Tokio thread.

#![forbid(unsafe_code)]

use std::{env, error::Error};

use jets::{App, jobs, lambda::Server};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::{
    error::{OTelSdkError, OTelSdkResult},
    runtime::Tokio,
    trace::{
        SdkTracerProvider, SpanData, SpanExporter,
        span_processor_with_async_runtime::BatchSpanProcessor,
    },
};
use tokio::{io::AsyncWriteExt as _, net::TcpStream};
use tracing_subscriber::{layer::SubscriberExt as _, util::SubscriberInitExt as _};

jobs! {
    OrderJob {
        sqs_event "orders";
        async fn take(sqs_message: &str) {
            charge(sqs_message).await;
        }
    }
}

#[tracing::instrument]
async fn charge(order: &str) {
    tokio::task::yield_now().await;
    tracing::info!("charged for {order}");
}

/// Sends the names of spans to a collector, a line each.
#[derive(Debug)]
struct Exporter {
    collector: String,
}

impl SpanExporter for Exporter {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let names = batch.iter().map(|span| format!("{}\n", span.name));
        let names: String = names.collect();
        let sent = async {
            let mut collector = TcpStream::connect(&self.collector).await?;
            collector.write_all(names.as_bytes()).await
        };
        let sent: Result<(), std::io::Error> = sent.await;
        sent.map_err(|error| OTelSdkError::InternalFailure(error.to_string()))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let exporter = Exporter {
        collector: env::var("COLLECTOR")?,
    };
    let processor = BatchSpanProcessor::builder(exporter, Tokio).build();
    let provider = SdkTracerProvider::builder()
        .with_span_processor(processor)
        .build();
    let tracer = provider.tracer("orders");
    tracing_subscriber::registry()
        .with(tracing_opentelemetry::layer().with_tracer(tracer))
        .init();
    let at_the_end = provider.clone();
    Server::new(App::new().job(OrderJob))
        .flush(move || {
            if let Err(error) = provider.force_flush() {
                eprintln!("the spans are not exported: {error}");
            }
        })
        .shutdown(move || {
            if let Err(error) = at_the_end.shutdown() {
                eprintln!("the last spans are not exported: {error}");
            }
        })
        .run()
        .await?;
    Ok(())
}
