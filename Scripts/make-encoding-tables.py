#!/usr/bin/env python3
"""Makes the tables of the Encoding Standard's legacy encodings as C arrays.

Usage: Scripts/make-encoding-tables.py PAIRS > Sources/CEncodings/tables.c

PAIRS is a folder with the pairs `<encoding>_in.txt` (bytes, a sequence a line) and `<encoding>_in_ref.txt` (what each
decodes to), as encoding_rs generates them from the standard's indexes. Of single-byte encodings the tables are Python's
own, with the places in which the standard differs from them. The ranges of gb18030's four bytes follow from its two.
"""
import pathlib, sys

pairs = pathlib.Path(sys.argv[1])


def lines(name):
    """Byte sequences and the texts that they decode to; a text that holds U+FFFD means nothing."""
    sources = (pairs / f"{name}_in.txt").read_bytes().split(b"\n")
    texts = (pairs / f"{name}_in_ref.txt").read_bytes().split(b"\n")
    for source, text in zip(sources, texts):
        if source and source[0] >= 0x80:
            decoded = text.decode("utf-8")
            yield source, None if "\ufffd" in decoded else decoded


def table(name, size, pointer):
    cells = [0] * size
    for source, text in lines(name):
        if text is not None:
            place = pointer(source)
            if 0 <= place < size:
                # Four pointers of Big5 mean two characters; the decoder knows them.
                cells[place] = ord(text) if len(text) == 1 else 0
    return cells


def emit(kind, name, cells):
    print(f"const {kind} cartulary_{name}_table[{len(cells)}] = {{")
    for start in range(0, len(cells), 16):
        print("    " + "".join(f"{cell:#x}," if cell else "0," for cell in cells[start:start + 16]))
    print("};\n")


def half(source, offset):
    return source[1] - (offset if source[1] < 0x7F else offset + 1)


gb18030 = table("gb18030", 23940, lambda s: (s[0] - 0x81) * 190 + half(s, 0x40))


def four(pointer):
    return bytes([0x81 + pointer // 12600, 0x30 + pointer // 1260 % 10, 0x81 + pointer // 10 % 126, 0x30 + pointer % 10])


ranges, expected = [], None
for pointer in range(39420):
    point = 0xE7C7 if pointer == 7457 else ord(four(pointer).decode("gb18030"))
    if point != expected:
        ranges.append((pointer, point))
    expected = point + 1

SINGLE = [
    "ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
    "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh",
    "windows-874", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic",
]
CODECS = {"macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "ibm866": "cp866", "windows-874": "cp874"}
DIFFERENT = {("koi8-u", 0xAE): 0x45E, ("koi8-u", 0xBE): 0x40E, ("windows-1255", 0xCA): 0x5BA}


def single(name):
    codec = CODECS.get(name, name.replace("windows-", "cp"))
    cells = []
    for byte in range(0x80, 0x100):
        try:
            point = ord(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            # Where Microsoft left a control character undefined the standard keeps it.
            point = byte if byte < 0xA0 and name.startswith("windows-") else 0
        cells.append(DIFFERENT.get((name, byte), point))
    return cells


print("// Made by Scripts/make-encoding-tables.py from the indexes of the Encoding Standard; do not edit.")
print('#include "CEncodings.h"\n')
emit("uint16_t", "gb18030", gb18030)
emit("uint16_t", "gb18030_ranges", [value for pair in ranges for value in pair])
emit("uint16_t", "euc_kr", table("euc_kr", 23750, lambda s: (s[0] - 0x81) * 190 + s[1] - 0x41))
emit("uint32_t", "big5", table("big5", 19782, lambda s: (s[0] - 0x81) * 157 + s[1] - (0x40 if s[1] < 0x7F else 0x62)))
emit("uint16_t", "jis0208", table(
    "shift_jis", 11280,
    lambda s: (s[0] - (0x81 if s[0] < 0xA0 else 0xC1)) * 188 + half(s, 0x40) if len(s) == 2 else -1))
emit("uint16_t", "jis0212", table("jis0212", 8836, lambda s: (s[1] - 0xA1) * 94 + s[2] - 0xA1))
emit("uint16_t", "single_byte", [point for name in SINGLE for point in single(name)])
