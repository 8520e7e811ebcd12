"""Files opened, in a limited child process, into what they say: text, pages, sender, dates, attachments.

A service room without Django: the child loads it and nothing else. Everyone but the child calls `open_in_child`,
`page_in_child` and `locked_in_child`; the openers themselves run parsers on what strangers sent.
"""
