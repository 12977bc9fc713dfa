"""Checks a book: every link leads to a page and a heading, and the search knows every page."""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    def __init__(self, file):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.update(filter(None, [attributes.get("id"), attributes.get("name")]))
        self.links.extend(filter(None, [attributes.get("href"), attributes.get("src")]))


def main():
    book = Path(sys.argv[1]).resolve()
    pages = {file: Page(file) for file in book.rglob("*.html") if file.name not in ("print.html", "toc.html", "404.html")}
    faults = []
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.exists():
                faults.append(f"{file.relative_to(book)}: {link} does not exist")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                faults.append(f"{file.relative_to(book)}: {link}: there is no such heading")
    index = "".join(file.read_text(encoding="utf-8") for file in book.glob("searchindex*.js"))
    for file in pages:
        if f"{file.relative_to(book)}#" not in index:
            faults.append(f"the search does not know {file.relative_to(book)}")
    if len(pages) < 20:
        faults.append(f"there are only {len(pages)} pages")
    for fault in sorted(set(faults)):
        print(f"book: {fault}", file=sys.stderr)
    if faults:
        sys.exit(1)
    print(f"{book / 'index.html'}: {len(pages)} pages")


main()
