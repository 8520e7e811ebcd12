"""The tags of a PDF: what says in which order, and as what, a page is read aloud."""

from pikepdf import Array, Dictionary, Name, String

from letters.inspecting.properties import LANGUAGE
from letters.redacting.drawing import TAGS

TREE_KEYS = {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"}
PARENT_TREE_KEYS = {"/Nums", "/Kids", "/Limits"}
# Without titles, expansions and replaced words: they are text that nobody sees. Descriptions of pictures stay.
TAG_KEYS = {"/Type", "/S", "/P", "/K", "/Pg", "/A", "/Lang", "/Alt", "/ID"}
# What says how tables, lists and places are read (ISO 32000-1, 14.8.5), all of it numbers and names of the standard.
ATTRIBUTE_KEYS = {
    "/O", "/ListNumbering", "/Scope", "/Headers", "/RowSpan", "/ColSpan", "/BBox", "/Placement", "/WritingMode",
    "/Width", "/Height", "/BlockAlign", "/InlineAlign",
}  # fmt: skip
STEPS = 20  # from the name of a tag to a standard one
MOST = 200_000
WHOLE = {Name.Document, Name.Part, Name.Art}


def prune(root):
    """Leave in the tag tree of the catalogue `root` what reads the page; False when there is no whole tree."""
    tree, marked = root.get("/StructTreeRoot"), root.get("/MarkInfo", Dictionary())
    if not isinstance(tree, Dictionary) or not isinstance(marked, Dictionary) or not marked.get("/Marked", False):
        return False
    root["/MarkInfo"] = Dictionary(Marked=True)
    roles, names = tree.get("/RoleMap", Dictionary()), {}
    _keep(tree, TREE_KEYS)
    tags = list(_tags(tree))
    for tag in tags:
        _keep(tag, TAG_KEYS)
        _drop_objects(tag)
        tag["/S"] = _standard(tag.S, roles)
        _plain(tag, names)
    return 0 < len(tags) < MOST


def give_title(pdf, title):
    """Put `title` on the tag that all others of the pikepdf `pdf` are in, made here where there are several.

    There is no other place for it in a file without `/Info` and XMP.
    """
    tree = pdf.Root.StructTreeRoot
    kids = _kids(tree)
    if len(kids) != 1 or kids[0].get("/S") not in WHOLE:
        whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array(kids)))
        for kid in kids:
            kid["/P"] = whole
        tree["/K"] = whole
        kids = [whole]
    kids[0]["/T"] = String(title)


def descriptions(root):
    """The descriptions of pictures in the tags of the catalogue `root`, in their order."""
    tree = root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return []
    return [str(tag["/Alt"]) for tag in _tags(tree) if isinstance(tag.get("/Alt"), String)]


def _tags(tree):
    """Every tag below the root `tree`, each once, a parent before its children; at most MOST."""
    waiting, seen, count = [tree], set(), 0
    while waiting and count < MOST:
        node = waiting.pop()
        for kid in reversed(_kids(node)):
            if isinstance(kid, Dictionary) and "/S" in kid and not (kid.is_indirect and kid.objgen in seen):
                seen.add(kid.objgen)
                waiting.append(kid)
        if node is not tree:
            count += 1
            yield node


def _kids(node):
    kids = node.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _standard(name, roles):
    """The standard name that the file's `name` of a tag stands for; one that no checker passes where it has none."""
    for _ in range(STEPS):
        if str(name) in TAGS:
            return name
        name = roles.get(str(name)) if isinstance(name, Name) else None
    return Name.Unknown


def _plain(tag, names):
    """Leave of the attributes of a tag those of the standard, with ids of our own (`names` {old: new})."""
    if isinstance(tag.get("/ID"), String):
        tag["/ID"] = String(names.setdefault(str(tag.ID), f"id{len(names)}"))
    if not LANGUAGE.fullmatch(str(tag.get("/Lang", "en"))):
        del tag["/Lang"]
    held = tag.get("/A")
    for one in [] if held is None else held if isinstance(held, Array) else [held]:
        if isinstance(one, Dictionary):
            _keep(one, ATTRIBUTE_KEYS)
            if isinstance(one.get("/Headers"), Array):
                one["/Headers"] = Array(
                    [String(names.setdefault(str(each), f"id{len(names)}")) for each in one.Headers]
                )
            for key in [key for key in one.keys() if isinstance(one[key], String)]:  # noqa: SIM118 (not a dict)
                del one[key]


def _drop_objects(tag):
    """Leave out what a tag says of annotations: they stayed behind."""
    kids = _kids(tag)
    kept = [kid for kid in kids if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")]
    if len(kept) < len(kids):
        tag["/K"] = Array(kept)


def _keep(dictionary, keys):
    for key in set(dictionary.keys()) - keys:
        del dictionary[key]
