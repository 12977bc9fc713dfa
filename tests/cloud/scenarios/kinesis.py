"""Records of a stream: one at a time and as a batch, with one that fails twice."""

STREAM = "cloud-records"
RECORDS = ["a", "b", "poison", "c", "d"]


def prepare(cloud):
    kinesis = cloud.client("kinesis")
    kinesis.create_stream(StreamName=STREAM, ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName=STREAM, WaiterConfig={"Delay": 1})
    # Sent before the deployment, so that they become one batch.
    kinesis.put_records(
        StreamName=STREAM, Records=[{"Data": record.encode(), "PartitionKey": "1"} for record in RECORDS]
    )


def check(cloud):
    yield "one at a time, the record that fails is reported, and comes again first:"
    reported = [["a", "b", "poison"], ["poison"], ["poison", "c", "d"]]
    yield from cloud.expect("jobs-dev-kinesis_job-one", reported)
    yield "as a batch, all of it comes again:"
    yield from cloud.expect("jobs-dev-kinesis_job-batch", [RECORDS] * 3)
