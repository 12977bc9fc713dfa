"""The AWS command line, changed to wait for stacks with polls every second instead of every half minute."""

import sys

from awscli.clidriver import main
from botocore.waiter import Waiter

wait = Waiter.wait


def wait_shortly(waiter, **arguments):
    wait(waiter, **arguments | {"WaiterConfig": {"Delay": 1, "MaxAttempts": 60}})


Waiter.wait = wait_shortly
sys.exit(main())
