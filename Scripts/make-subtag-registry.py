#!/usr/bin/env python3
"""Makes Sources/Languages/SubtagRegistry+Data.swift from the IANA language subtag registry.

Usage: Scripts/make-subtag-registry.py REGISTRY.json META.json > Sources/Languages/SubtagRegistry+Data.swift

REGISTRY.json is the registry as a JSON list of its records (fields named as in RFC 5646, section 3.1.2),
META.json holds its File-Date. The output is a table of facts: subtags, their kinds.
"""
import json
import sys
import textwrap

records = json.load(open(sys.argv[1], encoding="utf-8"))
date = json.load(open(sys.argv[2], encoding="utf-8"))["File-Date"]


def subtags(kind):
    return sorted({r["Subtag"].lower() for r in records if r["Type"] == kind and "Subtag" in r})


def block(name, words, summary):
    lines = textwrap.wrap(" ".join(words), 104, break_on_hyphens=False, break_long_words=False)
    body = " \\\n".join("    " + line for line in lines)
    return f'    /// {summary}\n    static let {name} = """\n{body}\n    """'


whole = sorted(
    f'{r["Tag"].lower()}={r.get("Preferred-Value", "")}' for r in records if r["Type"] == "grandfathered"
)
extlang = sorted(f'{r["Subtag"].lower()}={r["Prefix"][0].lower()}' for r in records if r["Type"] == "extlang")

print("// Made by Scripts/make-subtag-registry.py; do not edit.\n")
print("/// The facts of the IANA language subtag registry, as words in one string each.")
print("enum SubtagRegistryData {")
print(f'    static let date = "{date}"\n')
print(block("languages", subtags("language"), "Primary language subtags; a range is written `qaa..qtz`."))
print(block("extlangs", extlang, "Extended language subtags, with the prefix that each requires."))
print(block("scripts", subtags("script"), "Script subtags."))
print(block("regions", subtags("region"), "Region subtags."))
print(block("variants", subtags("variant"), "Variant subtags."))
print(block("grandfathered", whole, "Grandfathered tags, with what is preferred today.").rstrip())
print("}")
