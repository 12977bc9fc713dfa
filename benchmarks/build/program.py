"""The size of the program that Lambda runs, and of the same by hand: built for release and stripped."""

from cold import pair
from crates import scratch


def run():
    with scratch() as folder:
        sizes = []
        for crate in pair(folder, serves=True):
            target = crate.folder / "target"
            crate.cargo("build", "--offline", "--quiet", "--release", target=target)
            sizes.append((target / "release" / crate.name).stat().st_size)
        ours, theirs = sizes
        print("| | Jets | by hand | ratio |\n| --- | --- | --- | --- |")
        print(f"| bytes | {ours:,} | {theirs:,} | {ours / theirs:.3f} |")
