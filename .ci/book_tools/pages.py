"""Copies the pages of docs/ into a folder for mdBook. What they link to outside of docs/ becomes pages of the book."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
LINK = re.compile(r"(!?)\[((?:[^\]\[]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
DEFINITION = re.compile(r"^(\[[^\]]+\]: *)(\S+)$", re.MULTILINE)
BLOCK = re.compile(r"^( *)(```+)[^\n]*\n.*?^\1\2 *$", re.MULTILINE | re.DOTALL)
LANGUAGES = {".rs": "rust", ".py": "python", ".json": "json", ".toml": "toml"}


def outside(text):
    """Yields the parts of a page: its text, and whether it is outside of code blocks."""
    end = 0
    for block in BLOCK.finditer(text):
        yield text[end : block.start()], True
        yield block.group(), False
        end = block.end()
    yield text[end:], True


class Book:
    def __init__(self, folder):
        self.source = folder / "src"
        # The files outside of docs/ that its pages link to.
        self.linked = {}

    def page_of(self, file):
        """Returns the path in the book of a file outside of docs/."""
        name = re.sub(r"[^\w.]+", "-", str(file.relative_to(ROOT))).strip("-").removesuffix(".md")
        # mdBook takes a README.md for the index of its folder.
        return Path("repository") / ("about.md" if name == "README" else f"{name}.md")

    def inside(self, page):
        """Returns the path in the book of a file of docs/."""
        inside = page.relative_to(DOCS)
        return inside.with_name("index.md") if inside.name == "README.md" else inside

    def target(self, page, target, is_of_docs):
        """Returns where a link leads in the book, or None if the book does not have it."""
        path, hash_, fragment = target.partition("#")
        if not path or re.match(r"[a-z]+:", path):
            return target
        file = (page.parent / path).resolve()
        if file == DOCS:
            file /= "README.md"
        if file.is_relative_to(DOCS):
            inside = self.inside(file)
        elif is_of_docs or file in self.linked:
            self.linked.setdefault(file, None)
            inside = self.page_of(file)
        else:
            return None
        here = self.inside(page) if is_of_docs else self.page_of(page)
        return "../" * (len(here.parts) - 1) + str(inside) + hash_ + fragment

    def rewritten(self, page, text, is_of_docs):
        def link(found):
            image, label, target = found.groups()
            target = self.target(page, target, is_of_docs)
            return label if target is None else f"{image}[{label}]({target})"

        def definition(found):
            return found.group(1) + (self.target(page, found.group(2), is_of_docs) or found.group(2))

        parts = outside(text)
        return "".join(
            DEFINITION.sub(definition, LINK.sub(link, part)) if is_text else part for part, is_text in parts
        )

    def write(self, path, text):
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def copy(self):
        summary = (DOCS / "SUMMARY.md").read_text(encoding="utf-8")
        pages = sorted(set(DOCS.rglob("*.md")) - {DOCS / "SUMMARY.md"})
        for page in pages:
            self.write(self.inside(page), self.rewritten(page, page.read_text(encoding="utf-8"), True))
        shutil.copytree(DOCS / "pictures", self.source / "pictures")
        entries = []
        for file in sorted(self.linked):
            name = str(file.relative_to(ROOT))
            self.write(self.page_of(file), self.shown(file, name))
            entries.append(f"- [{name}]({self.page_of(file)})\n")
        summary = self.rewritten(DOCS / "SUMMARY.md", summary, True)
        self.write("SUMMARY.md", f"{summary}\n# Files\n\n{''.join(entries)}")

    def shown(self, file, name):
        """Returns the page of a file outside of docs/."""
        if file.is_dir():
            names = sorted(str(path.relative_to(file)) for path in file.rglob("*") if path.is_file())
            return f"# {name}\n\n" + "".join(f"- `{name}`\n" for name in names if "target/" not in name)
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            return self.rewritten(file, text, False)
        return f"# {name}\n\n````{LANGUAGES.get(file.suffix, 'text')}\n{text}````\n"


def main():
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    for file in ("book.toml", "book.css"):
        shutil.copy(DOCS / file, folder)
    Book(folder).copy()


main()
