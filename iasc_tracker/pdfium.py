"""The lock that everything which uses PDFium takes."""

from threading import Lock

# PDFium says so itself: no two of its functions may run at once in a process, and the web server has threads.
PDFIUM = Lock()
