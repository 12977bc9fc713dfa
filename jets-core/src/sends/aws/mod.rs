//! `AwsDelivery`: delivery by clients of the AWS SDK. Each service is a feature.

mod clients;
#[cfg(feature = "aws-sdk-sqs")]
mod dropped;

#[cfg(feature = "aws-sdk-sqs")]
pub use dropped::dropped_to_queue;

#[cfg(feature = "aws-sdk-sqs")]
use std::pin::Pin;

#[cfg(feature = "aws-sdk-sqs")]
use crate::delivery::VisibilityChange;
use crate::{
    delivery::{Delivering, Delivery, Message, Receiver, Refusal, Sent},
    error::BoxError,
};

/// What became of the messages of a call, or why the call failed.
type Delivered = Result<Vec<Result<Sent, Refusal>>, BoxError>;

macro_rules! clients {
    ($($feature:literal $kinds:pat => $module:ident, $krate:ident, $service:literal;)+) => {
        /// Delivers what functions send, by clients of the [AWS SDK](https://docs.rs/releases/search?query=aws-sdk) that you
        /// configure: credentials, TLS, timeouts and retries are those of the client.
        ///
        /// Each client is a feature of `jets-rs` of the same name as its crate, such as `aws-sdk-sqs`. It brings neither TLS
        /// nor `aws-config`: your own dependency on the crate, with its default features, does.
        ///
        /// ```ignore
        /// let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
        /// let delivery = AwsDelivery::new()
        ///     .sqs(aws_sdk_sqs::Client::new(&config))
        ///     .sns(aws_sdk_sns::Client::new(&config));
        /// jets::lambda::run(app().delivery(delivery)).await
        /// ```
        ///
        /// Messages go to the ARN in the receiver's [variable](Receiver::variable), in one call for up to ten of them, or 500
        /// records of Kinesis. A function is not called if it sends to a service without a client here, or if the variable is
        /// not set.
        #[derive(Clone, Debug, Default)]
        #[cfg(any($(feature = $feature),+))]
        pub struct AwsDelivery {
            $(
                #[cfg(feature = $feature)]
                $module: Option<$krate::Client>,
            )+
        }

        impl AwsDelivery {
            $(
                #[doc = concat!("Sets the client of ", $service, ".")]
                #[cfg(feature = $feature)]
                #[must_use]
                pub fn $module(mut self, client: $krate::Client) -> Self {
                    self.$module = Some(client);
                    self
                }
            )+

            fn has_client(&self, service: &str) -> bool {
                match service {
                    $(
                        #[cfg(feature = $feature)]
                        $kinds => self.$module.is_some(),
                    )+
                    _ => false,
                }
            }

            async fn send(&self, receiver: &Receiver, messages: &[Message]) -> Delivered {
                let arn = arn(receiver)?;
                match receiver.kind().service() {
                    $(
                        #[cfg(feature = $feature)]
                        $kinds => match &self.$module {
                            Some(client) => clients::$module::send(client, arn, receiver, messages).await,
                            None => Err(no_client(receiver)),
                        },
                    )+
                    _ => Err(no_client(receiver)),
                }
            }
        }
    };
}

clients! {
    "aws-sdk-eventbridge" "events" => eventbridge, aws_sdk_eventbridge, "EventBridge";
    "aws-sdk-kinesis" "kinesis" => kinesis, aws_sdk_kinesis, "Kinesis";
    "aws-sdk-lambda" "lambda" => lambda, aws_sdk_lambda, "Lambda";
    "aws-sdk-sns" "sns" => sns, aws_sdk_sns, "SNS";
    "aws-sdk-sqs" "sqs" => sqs, aws_sdk_sqs, "SQS";
}

impl AwsDelivery {
    /// Creates a delivery without a client.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Delivery for AwsDelivery {
    fn check(&self, receiver: &Receiver) -> Result<(), BoxError> {
        arn(receiver)?;
        if self.has_client(receiver.kind().service()) {
            Ok(())
        } else {
            Err(no_client(receiver))
        }
    }

    fn deliver<'a>(&'a self, receiver: &'a Receiver, messages: &'a [Message]) -> Delivering<'a> {
        Box::pin(self.send(receiver, messages))
    }

    #[cfg(feature = "aws-sdk-sqs")]
    fn changes_visibility(&self) -> bool {
        self.sqs.is_some()
    }

    #[cfg(feature = "aws-sdk-sqs")]
    fn change_visibility<'a>(
        &'a self,
        queue_arn: &'a str,
        changes: &'a [VisibilityChange],
    ) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>> {
        Box::pin(async move {
            match &self.sqs {
                Some(client) => clients::sqs::change_visibility(client, queue_arn, changes).await,
                None => Err("there is no client of SQS".into()),
            }
        })
    }
}

/// Returns the ARN of the receiver, if it is one of its service.
fn arn(receiver: &Receiver) -> Result<&str, BoxError> {
    let variable = receiver.variable();
    let Some(arn) = receiver.arn() else {
        return Err(format!("environment variable `{variable}` is not set").into());
    };
    let service = receiver.kind().service();
    if arn.split(':').nth(2) == Some(service) {
        return Ok(arn);
    }
    let arn = arn.escape_debug();
    let line = format!("environment variable `{variable}` is `{arn}`, not an ARN of `{service}`");
    Err(line.into())
}

fn no_client(receiver: &Receiver) -> BoxError {
    let client = match receiver.kind().service() {
        "events" => "eventbridge",
        service => service,
    };
    format!(
        "there is no client for a {}: set one with `AwsDelivery::{client}`, with the feature `aws-sdk-{client}` of jets-rs",
        receiver.kind()
    )
    .into()
}

/// Returns the outcomes of entries that a service answered by their id, which is their position.
#[cfg(any(feature = "aws-sdk-sns", feature = "aws-sdk-sqs"))]
fn by_position<'a>(
    messages: &[Message],
    sent: impl Iterator<Item = (&'a str, Sent)>,
    refused: impl Iterator<Item = (&'a str, Refusal)>,
) -> Vec<Result<Sent, Refusal>> {
    let unknown = || {
        Err(Refusal::new(
            "",
            "the answer does not say what became of it",
        ))
    };
    let mut outcomes = std::iter::repeat_with(unknown)
        .take(messages.len())
        .collect::<Vec<_>>();
    let refused = refused.map(|(id, refusal)| (id, Err(refusal)));
    for (id, outcome) in sent.map(|(id, sent)| (id, Ok(sent))).chain(refused) {
        let place = id
            .parse()
            .ok()
            .and_then(|index: usize| outcomes.get_mut(index));
        if let Some(place) = place {
            *place = outcome;
        }
    }
    outcomes
}

/// Returns the text of a message. What is not text was refused before.
#[cfg(any(
    feature = "aws-sdk-eventbridge",
    feature = "aws-sdk-sns",
    feature = "aws-sdk-sqs"
))]
fn text(message: &Message) -> String {
    String::from_utf8_lossy(&message.body).into_owned()
}
