"""What draws a page without anything that does not: keys, words and names that no list has, data behind pictures."""

from pikepdf import Array, Dictionary, Name, Stream, String

from letters.inspecting.listed import CODES, DRAWING_KEYS, INKS, REGISTERED, RESOURCE_KINDS
from letters.redacting.fonts import bare_font
from letters.redacting.pictures_in import bare_picture, cut_palette
from letters.redacting.profiles import without_words

DEEPEST = 60


class Bare:
    """Goes through the resources of pages, each thing once, and takes out of it what draws nothing."""

    def __init__(self):
        self.seen, self.fonts, self.inks = set(), {}, {}

    def resources(self, resources, depth=DEEPEST):
        """Take it out of everything in a dictionary of resources."""
        for kind in RESOURCE_KINDS:
            held = resources.get(kind, Dictionary())
            for each in list(held.values()):
                self.thing(each, depth)

    def thing(self, thing, depth=DEEPEST):
        """Take it out of one object and of what it leads to; raises CarriesMore, PdfError or CannotOpen."""
        if not isinstance(thing, Dictionary | Stream | Array) or not depth:
            return
        if thing.is_indirect and thing.objgen in self.seen:
            return
        if thing.is_indirect:
            self.seen.add(thing.objgen)
        if isinstance(thing, Array):
            self._array(thing, depth)
        else:
            self._dictionary(thing, depth)

    def _dictionary(self, thing, depth):
        for key in set(thing.keys()) - DRAWING_KEYS:
            del thing[key]
        if isinstance(thing, Stream) and thing.get("/Subtype") == "/Image":
            bare_picture(thing)
        bare_font(thing, self.fonts)
        for key in set(thing.keys()) - {"/Length"}:
            value = thing[key]
            if isinstance(value, String) and not (key in CODES and str(value) in REGISTERED):
                del thing[key]
            elif key == "/Resources":
                self.resources(value, depth - 1)
            elif key == "/CharProcs":
                for each in value.values():
                    self.thing(each, depth - 1)
            else:
                self.thing(value, depth - 1)

    def _array(self, thing, depth):
        is_palette = len(thing) == 4 and thing[0] == Name.Indexed
        if is_palette:
            cut_palette(thing)
        if len(thing) > 2 and thing[0] in (Name.Separation, Name.DeviceN):
            thing[1] = self._inks(thing[1])
            if len(thing) > 4:
                del thing[4]
        _profiled(thing)
        for number, one in enumerate(list(thing)):
            if isinstance(one, String) and not is_palette:
                thing[number] = None
            else:
                self.thing(one, depth - 1)

    def _inks(self, names):
        if isinstance(names, Array):
            return Array([self._inks(name) for name in names])
        if str(names) in INKS:
            return names
        return Name(self.inks.setdefault(str(names), f"/Ink{len(self.inks) + 1}"))


def _profiled(space):
    """Take the words out of the profile of a colour space; raises ValueError when it is none."""
    if len(space) == 2 and space[0] == Name.ICCBased:
        space[1].write(without_words(space[1].read_bytes()))
