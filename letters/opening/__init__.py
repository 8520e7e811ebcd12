"""Files opened, in a limited child process, into what they say: text, pages, sender, dates, attachments.

A service room that sets up no Django: the child loads it, and letters.reading for the text of our own letters, and
nothing else. Everyone but the child calls the functions of `child`; the openers run parsers on what strangers sent.
"""
