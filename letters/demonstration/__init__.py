"""The sample data: real letters and invented ones, loaded through the same verbs that the screens use.

The top room: it may import every other room, and none imports it.
"""
