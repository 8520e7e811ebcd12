"""Making the file that may be public: what must not be seen painted over, or what cannot be seen left behind.

A pure room: bytes and places in, bytes out. `letters.redacting.child` does its heavy work in a limited process.
"""
