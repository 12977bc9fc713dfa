"""Measures the build of the library against the same handlers by hand on `lambda_runtime` and `aws_lambda_events`.

    python3 benchmarks/build cold [--lambda] [--rounds 5]
    python3 benchmarks/build program
    python3 benchmarks/build start [--rounds 100]
    python3 benchmarks/build functions [--count 500 --count 2000] [--rounds 5]

Both sides take turns. The results are the shortest time of each side, and the ratio of the two. Compare ratios of one
run. On a machine that does other work, use the processor time. It needs only Rust and Python. Crates are fetched first,
then built offline.
"""

import argparse

import cold
import functions
import program


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("cold", help="`cargo check` of a one-job crate, from nothing")
    command.add_argument("--lambda", dest="serves", action="store_true", help="as a program that Lambda runs")
    command.add_argument("--rounds", type=int, default=5)
    commands.add_parser("program", help="the size of the program that Lambda runs")
    command = commands.add_parser("start", help="the time until the program asks for its first event (Linux)")
    command.add_argument("--rounds", type=int, default=100)
    command = commands.add_parser("functions", help="`cargo check` of a crate of many functions")
    command.add_argument("--count", type=int, action="append", help="how many functions")
    command.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.command == "cold":
        cold.run(arguments.serves, arguments.rounds)
    elif arguments.command == "program":
        program.size()
    elif arguments.command == "start":
        program.start(arguments.rounds)
    else:
        functions.run(arguments.count or [500], arguments.rounds)


main()
