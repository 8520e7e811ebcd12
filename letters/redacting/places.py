"""Where things are on a page: in parts of the page as it is shown, so that turning and cropping are done with.

The heavy half of this room runs in a child, so nothing in it knows Django.
"""

from dataclasses import dataclass

SMALLEST, WHOLE = 0.0, 1.0


@dataclass(frozen=True)
class Place:
    """A rectangle on page `page` (from 1): its sides in parts of the shown page (0 to 1) from its left and top."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_whole(self):
        """Whether it lies on a page and has a size."""
        return self.page >= 1 and 0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1

    def around(self, other):
        """The smallest rectangle that holds this one and `other` of the same page."""
        return Place(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def touches(self, other):
        """Whether any part of `other` lies under this one."""
        apart = (
            self.page != other.page
            or self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )
        return not apart

    @property
    def core(self):
        """Its middle, without the margins that it shares with the lines above and below."""
        high, wide = (self.bottom - self.top) / 4, (self.right - self.left) / 20
        return Place(self.page, self.left + wide, self.top + high, self.right - wide, self.bottom - high)

    def pixels(self, width, height):
        """(left, top, right, bottom) of the whole pixels that it touches on a picture of this size."""
        return (
            max(0, int(self.left * width)),
            max(0, int(self.top * height)),
            min(width, -int(-self.right * width // 1)),
            min(height, -int(-self.bottom * height // 1)),
        )


@dataclass(frozen=True)
class Word:
    """One word and where it stands; `line` counts the lines of its page, as far as the file tells them apart."""

    text: str
    place: Place
    line: int = 0


@dataclass(frozen=True)
class PageWords:
    """The words of page `number` in the order of the file; `is_scan`: a picture whose words are still to be read."""

    number: int
    words: tuple[Word, ...] = ()
    is_scan: bool = False


def tidy(left, top, right, bottom):
    """The sides in order and inside the page, rounded to a hundred-thousandth of it."""
    (left, right), (top, bottom) = sorted((left, right)), sorted((top, bottom))
    return tuple(round(min(WHOLE, max(SMALLEST, side)), 5) for side in (left, top, right, bottom))
