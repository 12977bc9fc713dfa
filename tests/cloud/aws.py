"""The AWS command line, which looks every second and not every half minute whether a stack is there."""

import sys

from awscli.clidriver import main
from botocore.waiter import Waiter

wait = Waiter.wait


def wait_shortly(waiter, **arguments):
    wait(waiter, **arguments | {"WaiterConfig": {"Delay": 1, "MaxAttempts": 60}})


Waiter.wait = wait_shortly
sys.exit(main())
