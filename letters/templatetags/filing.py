"""What templates may say about files."""

from django import template

from letters.opening import types

register = template.Library()
register.filter(types.type_name)
