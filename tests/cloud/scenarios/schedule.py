"""Schedules: one with a rate, one with a cron expression. Each fires within a minute."""

SLOW = True


def prepare(cloud):
    pass


def check(cloud):
    def inputs(saw):
        return {text for texts in saw for text in texts}

    yield from cloud.expect("jobs-dev-schedule_job-tick", {"by rate", "by cron"}, inputs, seconds=90)
