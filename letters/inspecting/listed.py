"""What may stand in the dictionaries of a PDF: the keys of ISO 32000-1 that draw a page, and what is no text at all.

A copy that is rebuilt keeps what is listed here (letters.redacting); the gate asks about words anywhere else.
"""

RESOURCE_KINDS = ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace")
STREAM_KEYS = {"/Length", "/Filter", "/DecodeParms", "/Type", "/Subtype"}
CODING_KEYS = {
    "/Predictor", "/Colors", "/Columns", "/EarlyChange", "/K", "/EndOfLine", "/EncodedByteAlign", "/Rows",
    "/EndOfBlock", "/BlackIs1", "/DamagedRowsBeforeError", "/JBIG2Globals", "/ColorTransform", "/BitsPerComponent",
}  # fmt: skip
PICTURE_KEYS = {
    "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode",
    "/Interpolate", "/SMask", "/SMaskInData", "/Matte",
}  # fmt: skip
FORM_KEYS = {
    "/FormType",
    "/BBox",
    "/Matrix",
    "/Resources",
    "/Group",
    "/StructParent",
    "/StructParents",
    "/S",
    "/CS",
    "/I",
}
STATE_KEYS = {
    "/LW", "/LC", "/LJ", "/ML", "/D", "/RI", "/OP", "/op", "/OPM", "/Font", "/FL", "/SM", "/SA", "/BM", "/SMask", "/CA",
    "/ca", "/AIS", "/TK", "/G", "/BC", "/TR",
}  # fmt: skip
PAINT_KEYS = {
    "/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep", "/Shading", "/ShadingType", "/Background",
    "/AntiAlias", "/Coords", "/Domain", "/Function", "/Extend", "/BitsPerCoordinate", "/BitsPerFlag", "/VerticesPerRow",
    "/FunctionType", "/Range", "/Size", "/BitsPerSample", "/Order", "/Encode", "/C0", "/C1", "/N", "/Functions",
    "/Bounds", "/Alternate", "/WhitePoint", "/BlackPoint", "/Gamma", "/ExtGState",
}  # fmt: skip
FONT_KEYS = {
    "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/FontDescriptor", "/Encoding", "/ToUnicode", "/DescendantFonts",
    "/CIDSystemInfo", "/DW", "/W", "/DW2", "/W2", "/CIDToGIDMap", "/FontBBox", "/FontMatrix", "/CharProcs", "/FontName",
    "/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH",
    "/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontFile", "/FontFile2", "/FontFile3", "/FontStretch", "/FontWeight",
    "/BaseEncoding", "/Differences", "/CMapName", "/WMode", "/UseCMap", "/Registry", "/Ordering", "/Supplement",
    "/Length1", "/Length2", "/Length3",
}  # fmt: skip
DRAWING_KEYS = STREAM_KEYS | CODING_KEYS | PICTURE_KEYS | FORM_KEYS | STATE_KEYS | PAINT_KEYS | FONT_KEYS
# The names of inks that every printer has; any other name is somebody's word.
INKS = {"/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black", "/Red", "/Green", "/Blue", "/Gray"}
DATED = {"/M", "/CreationDate", "/ModDate", "/LastModified"}
# ISO 32000-1, 9.7.3: who registered a collection of letters, and its name.
CODES = {"/Registry", "/Ordering"}
REGISTERED = {"Adobe", "Identity", "UCS", "Japan1", "Japan2", "Korea1", "KR", "GB1", "CNS1", "Manga1"}
