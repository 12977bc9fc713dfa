"""Changes of a table: one at a time and as a batch, with one that fails twice."""

import time

CHANGES = ["a", "b", "poison", "c", "d"]


def prepare(cloud):
    dynamodb = cloud.client("dynamodb")
    table = dynamodb.create_table(
        TableName="cloud-table",
        AttributeDefinitions=[{"AttributeName": "name", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "name", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )["TableDescription"]
    dynamodb.get_waiter("table_exists").wait(TableName="cloud-table", WaiterConfig={"Delay": 1})
    # Sent before the deployment, so that they become one batch.
    for name in CHANGES:
        dynamodb.put_item(TableName="cloud-table", Item={"name": {"S": name}})
        # The emulator passes changes on in threads, which may overtake each other.
        time.sleep(0.2)
    return {"CloudTableStreamArn": table["LatestStreamArn"]}


def check(cloud):
    yield "one at a time, the change that fails is reported, and comes again first:"
    reported = [["a", "b", "poison"], ["poison"], ["poison", "c", "d"]]
    yield from cloud.expect("jobs-dev-dynamodb_job-one", reported)
    yield "as a batch, all of it comes again:"
    yield from cloud.expect("jobs-dev-dynamodb_job-batch", [CHANGES] * 3)
