"""The key of a row in an address: a number that is too long for one is not found, where a database would stop at it."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """A whole number that fits a key."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")
