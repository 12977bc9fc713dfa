//! `DynamodbStore`: records in a table of DynamoDB.

use std::{
    collections::HashMap,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::error::BoxError;

use aws_sdk_dynamodb::{
    Client,
    error::SdkError,
    operation::put_item::PutItemError::ConditionalCheckFailedException,
    types::{
        AttributeValue::{self, Bool, N, S},
        ReturnValuesOnConditionCheckFailure,
    },
};

use super::{Claim, ClaimState, Store};

/// Records in a table of DynamoDB, by a client of the [AWS SDK](https://docs.rs/aws-sdk-dynamodb) that you configure. Cheap
/// to clone.
///
/// The table has the partition key `key`, a text, and the time to live `expires`. `jobs!` creates it:
///
/// ```
/// # extern crate jets_core as jets;
/// # fn app(config: aws_sdk_dynamodb::Config) -> Result<jets::App, std::env::VarError> {
/// use aws_sdk_dynamodb::Client;
/// use jets::{App, idempotency::{DynamodbStore, Once}};
///
/// // In the job:
/// //
/// //     table "done-${Environment}", partition_key: { key: S }, time_to_live: "expires";
/// //     class_environment { DONE: "done-${Environment}" };
/// //     class_iam_policy ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
/// //         resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/done-${Environment}";
/// let store = DynamodbStore::new(Client::from_conf(config), std::env::var("DONE")?);
/// let app = App::new().wrap(Once::new(store));
/// # Ok(app)
/// # }
/// ```
///
/// Each item that is done costs two writes, and one that was done before costs one. The client's retries and timeouts
/// apply; set a timeout that is far below the function's.
///
/// A record can be read: `request_id`, `token`, `done`, and `expires` in Unix seconds. DynamoDB deletes it [some time
/// after it has expired][1]; until then it counts as none. In a global table, all instances must use one region.
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
#[derive(Clone, Debug)]
#[cfg(feature = "aws-sdk-dynamodb")]
pub struct DynamodbStore {
    client: Client,
    table: String,
}

/// A record that the claim may replace: none, one that has expired, or one of this very request.
const MAY_CLAIM: &str = "attribute_not_exists(#key) OR #expires <= :now OR (#done = :false AND #request_id = :request_id)";

/// A record that is still the claim's.
const IS_OWN: &str = "#token = :token";

/// The attributes. Expressions have them behind a `#`, because some are [reserved words][1].
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
const KEY: &str = "key";
const REQUEST_ID: &str = "request_id";
const TOKEN: &str = "token";
const DONE: &str = "done";
const EXPIRES: &str = "expires";

impl DynamodbStore {
    /// Creates a store in the table with this name.
    #[must_use]
    pub fn new(client: Client, table: impl Into<String>) -> Self {
        Self {
            client,
            table: table.into(),
        }
    }
}

impl Store for DynamodbStore {
    async fn claim(&self, claim: Claim<'_>) -> Result<ClaimState, BoxError> {
        let result = self
            .client
            .put_item()
            .table_name(&self.table)
            .item(KEY, S(claim.key.to_owned()))
            .item(REQUEST_ID, S(claim.request_id.to_owned()))
            .item(TOKEN, S(claim.token.to_owned()))
            .item(DONE, Bool(false))
            .item(EXPIRES, N(seconds_after(claim.until)))
            .condition_expression(MAY_CLAIM)
            .set_expression_attribute_names(Some(names([KEY, REQUEST_ID, DONE, EXPIRES])))
            .expression_attribute_values(":now", N(seconds(claim.now).to_string()))
            .expression_attribute_values(":false", Bool(false))
            .expression_attribute_values(":request_id", S(claim.request_id.to_owned()))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        let item = match result.map_err(SdkError::into_service_error) {
            Ok(_) => return Ok(ClaimState::Claimed),
            Err(ConditionalCheckFailedException(failed)) => failed.item,
            Err(error) => return Err(error.into()),
        };
        let record = item.unwrap_or_default();
        if record.get(DONE) == Some(&Bool(true)) {
            return Ok(ClaimState::Done);
        }
        let ends = match record.get(EXPIRES) {
            Some(N(seconds)) => seconds.parse().ok(),
            _ => None,
        };
        let ends = ends.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
        Ok(ClaimState::InProgress {
            until: ends.unwrap_or(claim.until),
        })
    }

    async fn finish(&self, claim: Claim<'_>, expires: SystemTime) -> Result<bool, BoxError> {
        let result = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key_of(claim)))
            .update_expression("SET #done = :true, #expires = :expires")
            .condition_expression(IS_OWN)
            .set_expression_attribute_names(Some(names([TOKEN, DONE, EXPIRES])))
            .expression_attribute_values(":token", S(claim.token.to_owned()))
            .expression_attribute_values(":true", Bool(true))
            .expression_attribute_values(":expires", N(seconds_after(expires)))
            .send()
            .await;
        match result.map_err(SdkError::into_service_error) {
            Ok(_) => Ok(true),
            Err(error) if error.is_conditional_check_failed_exception() => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn release(&self, claim: Claim<'_>) -> Result<(), BoxError> {
        let result = self
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(key_of(claim)))
            .condition_expression(IS_OWN)
            .set_expression_attribute_names(Some(names([TOKEN])))
            .expression_attribute_values(":token", S(claim.token.to_owned()))
            .send()
            .await;
        match result.map_err(SdkError::into_service_error) {
            // Another attempt has taken over, or the answer of the call before was lost.
            Err(error) if !error.is_conditional_check_failed_exception() => Err(error.into()),
            _ => Ok(()),
        }
    }
}

fn key_of(claim: Claim<'_>) -> HashMap<String, AttributeValue> {
    HashMap::from([(KEY.to_owned(), S(claim.key.to_owned()))])
}

fn names<const N: usize>(names: [&str; N]) -> HashMap<String, String> {
    names
        .map(|name| (format!("#{name}"), name.to_owned()))
        .into()
}

/// Returns the Unix seconds of a time, rounded down.
fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs())
}

/// Returns the Unix seconds of a time, rounded up, so that nothing expires too early.
fn seconds_after(time: SystemTime) -> String {
    let whole = seconds(time);
    let is_whole = time
        .duration_since(UNIX_EPOCH)
        .is_ok_and(|time| time.subsec_nanos() == 0);
    (if is_whole { whole } else { whole + 1 }).to_string()
}
