"""Messages of a topic: those that match its filter, and one that fails twice."""

KEPT = ["a", "poison"]


def prepare(cloud):
    cloud.client("sns").create_topic(Name="cloud-news")


def check(cloud):
    sns = cloud.client("sns")
    topic = sns.create_topic(Name="cloud-news")["TopicArn"]
    for kind, message in [("dropped", "b"), *(("kept", message) for message in KEPT)]:
        attributes = {"kind": {"DataType": "String", "StringValue": kind}}
        sns.publish(TopicArn=topic, Message=message, MessageAttributes=attributes)
    yield "the message that fails is tried three times:"
    yield from cloud.expect("jobs-dev-sns_job-one", [["a"], ["poison"], ["poison"], ["poison"]], sorted)
