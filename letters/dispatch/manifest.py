"""What a signatory signs: for each letter to whom, how, which words and which files (issue 3, Build 6)."""

import json

from letters.composing.enclosed import enclosures_of
from letters.models import Letter
from letters.models.stored import sha256_of

WAYS = {Letter.Channel.EMAIL: "e-mail", Letter.Channel.POST: "post"}
LANGUAGES = {"en": "English", "cy": "Welsh"}


def manifest_of(checked):
    """{key of an office: what its letter is} of a list of CheckedLetters, ready to be kept as JSON.

    An office whose letter has not been made has only its name.
    """
    enclosures = enclosures_of([one.letter for one in checked if one.letter])
    return {str(one.office.pk): entry_of(one, enclosures) for one in checked}


def entry_of(one, enclosures):
    """What the manifest says of one CheckedLetter; `enclosures`: {key of a letter: its Enclosures}."""
    letter = one.letter
    if letter is None:
        return {"name": one.name}
    return {
        "name": one.name,
        "letter": letter.pk,
        "reference": letter.reference,
        "channel": str(letter.channel),
        "to": address_of(letter),
        "words": {rendering.language: rendering.words_sha256 for rendering in one.renderings},
        "files": {rendering.language: rendering.sha256 for rendering in one.renderings},
        "enclosures": [[item.original_name, item.sha256] for item in enclosures.get(letter.pk, ())],
    }


def is_manifest(shown):
    """Whether `shown`, as a page sent it back, has the shape that `manifest_of` gives: names, ways, words, files."""
    return isinstance(shown, dict) and all(isinstance(entry, dict) and is_entry(entry) for entry in shown.values())


def is_entry(entry):
    """Whether a dict has the keys of `entry_of`, and values that can be compared with another's."""
    if not isinstance(entry.get("name"), str):
        return False
    if entry.keys() == {"name"}:
        return True
    words, files, enclosures = (entry.get(key) for key in ("words", "files", "enclosures"))
    return (
        entry.keys() == {"name", "letter", "reference", "channel", "to", "words", "files", "enclosures"}
        and entry["channel"] in [*WAYS]
        and isinstance(words, dict)
        and isinstance(files, dict)
        and words.keys() == files.keys() <= LANGUAGES.keys()
        and isinstance(enclosures, list)
        and all(isinstance(pair, list) and [type(part) for part in pair] == [str, str] for pair in enclosures)
    )


def address_of(letter):
    """Where `letter` would go now: the e-mail address on record, or the address as printed on the letter."""
    if letter.channel == Letter.Channel.EMAIL:
        return letter.office.email
    lines = (letter.addressee_organisation, *letter.addressee_address.splitlines(), letter.addressee_postcode)
    return ", ".join(line.strip() for line in lines if line.strip())


def digest(manifest):
    """The SHA-256 of a manifest, in hexadecimal: the same for the same letters, whatever the order of its keys."""
    return sha256_of(json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode())


def differences(signed, now):
    """What changed between two manifests: a sentence for each thing, by office; [] when they are the same."""
    offices = {**signed, **now}
    by_name = sorted(offices, key=lambda key: (offices[key]["name"], key))
    return [sentence for key in by_name for sentence in changes_of(signed.get(key), now.get(key))]


def changes_of(signed, now):
    """The sentences for one office; either entry may be None."""
    if signed is None:
        return [f"{now['name']} was added."]
    if now is None:
        return [f"{signed['name']} was taken out."]
    if signed.get("letter") != now.get("letter"):
        return [f"{now['name']}: the letter is another one, {now.get('reference', 'not made yet')}."]
    if "letter" not in now:
        return []
    found = [*way_changes(signed, now), *paper_changes(signed, now)]
    return [f"{now['name']}: {change}." for change in [*found, *enclosure_changes(signed, now)]]


def way_changes(signed, now):
    """What changed in how and where a letter goes."""
    if signed["channel"] != now["channel"]:
        return [f"goes by {WAYS[now['channel']]} instead of {WAYS[signed['channel']]}"]
    if signed["to"] != now["to"]:
        return ["the e-mail address changed" if now["channel"] == Letter.Channel.EMAIL else "the address changed"]
    return []


def paper_changes(signed, now):
    """What changed in the words and files; other words are another PDF, so that is said once."""
    found = []
    for language in sorted(signed["words"].keys() | now["words"].keys()):
        if language not in signed["words"]:
            found.append(f"the letter in {LANGUAGES[language]} was added")
        elif language not in now["words"]:
            found.append(f"the letter in {LANGUAGES[language]} was taken out")
        elif signed["words"][language] != now["words"][language]:
            found.append("the words changed" if language == "en" else f"the {LANGUAGES[language]} words changed")
        elif signed["files"][language] != now["files"][language]:
            found.append("the PDF changed" if language == "en" else f"the {LANGUAGES[language]} PDF changed")
    return found


def enclosure_changes(signed, now):
    """What changed in the enclosures: by name and by bytes."""
    before, after = ([tuple(item) for item in entry["enclosures"]] for entry in (signed, now))
    added = [name for name, sha256 in after if (name, sha256) not in before]
    gone = [name for name, sha256 in before if (name, sha256) not in after]
    replaced = [name for name in added if name in gone]
    return [
        *[f"the enclosure {name} changed" for name in replaced],
        *[f"the enclosure {name} was added" for name in added if name not in replaced],
        *[f"the enclosure {name} was taken out" for name in gone if name not in replaced],
    ]
