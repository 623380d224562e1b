"""Prints the text of a PDF as PDFium has it, with a form feed after each page."""

import sys

import pypdfium2

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for page in pypdfium2.PdfDocument(sys.argv[1]):
    sys.stdout.write(page.get_textpage().get_text_bounded().replace("\r\n", "\n") + "\f")
