#!/usr/bin/env python3
"""Makes the tables Sources/Languages/Subtag*.swift from the IANA language subtag registry.

Usage: Scripts/make-subtag-registry.py REGISTRY.json META.json Sources/Languages

REGISTRY.json is the registry as a JSON list of its records (fields named as in RFC 5646, section 3.1.2),
META.json holds its File-Date. The output is a table of facts: subtags and their kinds.
"""
import json
import sys
import textwrap

records = json.load(open(sys.argv[1], encoding="utf-8"))
date = json.load(open(sys.argv[2], encoding="utf-8"))["File-Date"]


def subtags(kind):
    return sorted({r["Subtag"].lower() for r in records if r["Type"] == kind and "Subtag" in r})


def block(name, words, summary):
    lines = textwrap.wrap(" ".join(words), 98, break_on_hyphens=False, break_long_words=False)
    body = " \\\n".join("        " + line for line in lines)
    return f'    /// {summary}\n    static let {name} = """\n{body}\n        """'


whole = sorted(
    f'{r["Tag"].lower()}={r.get("Preferred-Value", "")}' for r in records if r["Type"] == "grandfathered"
)
redundant = sorted(
    f'{r["Tag"].lower()}={r["Preferred-Value"]}'
    for r in records
    if r["Type"] == "redundant" and "Preferred-Value" in r
)
preferred = sorted(
    f'{r["Type"]}:{r["Subtag"].lower()}={r["Preferred-Value"].lower()}'
    for r in records
    if r["Type"] in ("language", "extlang", "script", "region", "variant") and "Preferred-Value" in r
)
extlang = sorted(f'{r["Subtag"].lower()}={r["Prefix"][0].lower()}' for r in records if r["Type"] == "extlang")


def write(name, summary, blocks):
    with open(f"{sys.argv[3]}/{name}.swift", "w", encoding="utf-8") as file:
        file.write("// Made by Scripts/make-subtag-registry.py; do not edit.\n\n")
        file.write(f"/// {summary}\nenum {name} {{\n" + "\n".join(blocks) + "\n}\n")


write("SubtagLanguages", "The language subtags of the IANA registry, as words in one string.", [
    block("all", subtags("language"), "Primary language subtags; a range is written `qaa..qtz`."),
])
write("SubtagFacts", "The other facts of the IANA language subtag registry, as words in one string each.", [
    f'    static let date = "{date}"\n',
    block("extlangs", extlang, "Extended language subtags, with the prefix that each requires."),
    block("scripts", subtags("script"), "Script subtags."),
    block("regions", subtags("region"), "Region subtags."),
    block("variants", subtags("variant"), "Variant subtags."),
    block("grandfathered", whole, "Grandfathered tags, with what is preferred today."),
    block("redundant", redundant, "Redundant tags, with what is preferred today."),
    block("preferred", preferred, "Subtags by their kind, with the subtag that is preferred today."),
])
