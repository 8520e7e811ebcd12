"""Work done by the worker after the page has answered; the rows are the truth, and each task may run twice."""
