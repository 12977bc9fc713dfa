"""Objects of a bucket that sends its events to EventBridge: those with the prefix and the suffix; one fails twice."""

BUCKET = "cloud-uploads"


def prepare(cloud):
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
    s3.put_bucket_notification_configuration(
        Bucket=BUCKET, NotificationConfiguration={"EventBridgeConfiguration": {}}
    )


def check(cloud):
    s3 = cloud.client("s3")
    for key in ("text/a.png", "images/a.txt", "images/a.png", "images/poison.png"):
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"x")
    yield "the object that fails is tried three times:"
    expected = [["images/a.png"], *[["images/poison.png"]] * 3]
    yield from cloud.expect("jobs-dev-s3_job-one", expected, sorted)
