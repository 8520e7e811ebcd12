"""What templates may say about files."""

from django import template

from letters.filing import types

register = template.Library()
register.filter(types.type_name)
