"""Prints the text of a PDF as MuPDF has it, with a form feed after each page."""

import sys

import pymupdf

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for page in pymupdf.open(sys.argv[1]):
    sys.stdout.write(page.get_text() + "\f")
