#!/usr/bin/env python3
"""The Site Rescue Benchmark: makes sites from known records, damages them, and counts what a tool finds of it.

Usage: Scripts/rescue-benchmark.py PROGRAM [--pages 100 --pages 10000] [--seed 20260917] [--keep FOLDER]

PROGRAM is the command line of Cartulary. For another tool, `--make FOLDER` writes a site with its list of planted
faults (`planted.csv`) and stops. See docs/rescue-benchmark.md. Python's standard library alone.
"""
import argparse
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HOST = "http://museum.example"
LANGUAGES = ("de", "en", "fr")

SENTENCES = {
    "en": [
        "The {thing} was made by hand in a small workshop near the harbour, and it was used every day for many years.",
        "Visitors often ask how such a {thing} could survive two floods and a fire in the old warehouse.",
        "It was given to the museum by the family of a captain, who had kept it in the attic since the war.",
        "The inscription on the back names the owner and the year, but nobody knows who wrote it.",
        "Our restorers cleaned the surface carefully and found traces of an older layer of blue paint.",
        "Children are allowed to touch a copy of the {thing}, which stands beside the original in the second room.",
    ],
    "fr": [
        "Cet objet a été fabriqué à la main dans un petit atelier près du port, et il a servi pendant de longues années.",
        "Les visiteurs demandent souvent comment il a pu survivre à deux inondations et à un incendie.",
        "Il a été offert au musée par la famille d'un capitaine, qui l'avait gardé au grenier depuis la guerre.",
        "L'inscription au dos indique le nom du propriétaire et l'année, mais personne ne sait qui l'a écrite.",
        "Nos restaurateurs ont nettoyé la surface avec soin et trouvé les traces d'une couche de peinture plus ancienne.",
        "Les enfants peuvent toucher une copie de cet objet, qui se trouve à côté de l'original dans la deuxième salle.",
    ],
    "de": [
        "Dieses Stück wurde in einer kleinen Werkstatt am Hafen von Hand gefertigt und viele Jahre lang täglich benutzt.",
        "Besucher fragen oft, wie es zwei Überschwemmungen und einen Brand im alten Lagerhaus überstehen konnte.",
        "Die Familie eines Kapitäns hat es dem Museum geschenkt; es lag seit dem Krieg auf dem Dachboden.",
        "Die Inschrift auf der Rückseite nennt den Besitzer und das Jahr, aber niemand weiß, wer sie geschrieben hat.",
        "Unsere Restauratoren haben die Oberfläche vorsichtig gereinigt und Spuren einer älteren blauen Schicht gefunden.",
        "Kinder dürfen eine Kopie berühren, die neben dem Original im zweiten Raum des Hauses steht.",
    ],
}
THINGS = ["lantern", "compass", "chest", "anchor", "barometer", "sextant", "chart", "bell", "rope ladder", "log book"]
# Each object has entries of its own in the old inventory, so that no two pages are the same text.
ENTRIES = {"de": "Im alten Inventar:", "en": "In the old inventory:", "fr": "Dans l'ancien inventaire :"}
OWN = {"de": "Es wurde gezeigt in", "en": "It was shown in", "fr": "Il a été montré à"}
TOWNS = [front + end for front in ("Nor", "Sander", "Wester", "Holm", "Elve", "Brede", "Lange", "Ros", "Stein", "Vik",
                                   "Aske", "Tor", "Grim", "Havn", "Lille", "Store")
         for end in ("by", "vik", "sund", "dal", "nes", "strand", "lund", "havn", "borg", "mark")]
OWN = {"de": "Über die Küste und ihre Häuser.", "en": "About the coast – and its “old” houses.", "fr": "À propos de la côte, où l'été est doux."}

RECIPE = """
routes:
  - id: objects
    address: '/en/object-'
    records:
      - kind: object
        each: article
        key: [number]
        fields:
          number: .number
          title: h1
          maker: .maker
          acquired: {css: .acquired, steps: [date]}
  - id: makers
    address: '/en/makers'
    records:
      - kind: maker
        each: .maker-entry
        key: [name]
        fields:
          name: h2
"""
SCHEMAS = {
    "object": {
        "fields": [
            {"name": "number"}, {"name": "title", "meaning": "text"}, {"name": "maker"},
            {"name": "acquired", "meaning": "edtf"},
        ],
        "foreignKeys": [{"fields": "maker", "reference": {"resource": "maker", "fields": "id"}}],
    },
    "maker": {"fields": [{"name": "name", "naming": True}]},
}


class Random:
    """A generator of its own, so that every version of Python makes the same sites."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def of(self, items):
        return items[self.below(len(items))]


class Site:
    """The true records of a site, its pages, and the faults that were planted."""

    def __init__(self, pages, seed):
        self.random = Random(seed)
        # A page for each language of an object, and a list of makers.
        self.objects = max(7 * 3, (pages - 1) // 3)
        self.makers = [f"{name} {family}" for name in ("Ada", "Bjorn", "Clara", "David", "Erika", "Frida")
                       for family in ("Holm", "Lund", "Petersen", "Quist", "Storm", "Thomsen", "Voss")]
        self.planted = []
        self.files = {}
        self.damage = self.choose()

    def choose(self):
        """One object in ten is damaged, each in one way; objects that others refer to stay whole."""
        kinds = ["missing", "swapped", "unregistered", "malformed", "contradicted", "dangling", "mojibake", "date", "fragment"]
        count = max(len(kinds), self.objects // 10)
        numbers = list(range(self.objects))
        for index in range(len(numbers) - 1, 0, -1):
            other = self.random.below(index + 1)
            numbers[index], numbers[other] = numbers[other], numbers[index]
        return {number: kinds[index % len(kinds)] for index, number in enumerate(sorted(numbers[:count]))}

    def whole(self):
        """An object that nothing was done to."""
        while True:
            number = self.random.below(self.objects)
            if number not in self.damage:
                return number

    def plant(self, kind, code, subject):
        self.planted.append((kind, code, subject))

    def url(self, language, number):
        return f"{HOST}/{language}/object-{number}.html"

    def make(self):
        entries = "".join(f'<div class="maker-entry" id="m{i}"><h2>{name}</h2><p>{OWN["en"]}</p></div>'
                          for i, name in enumerate(self.makers))
        text = " ".join(SENTENCES["en"]).replace("{thing}", "collection")
        self.files["en/makers.html"] = (
            f'<!DOCTYPE html><html lang="en"><head><title>The makers of our collection</title></head><body>'
            f"<main><h1>The makers</h1><p>{text}</p>{entries}</main></body></html>")
        for number in range(self.objects):
            self.make_object(number)

    def make_object(self, number):
        damage = self.damage.get(number)
        maker = self.random.below(len(self.makers))
        thing = self.random.of(THINGS)
        links = {language: f"/{language}/object-{number}.html" for language in LANGUAGES}
        if damage == "swapped":
            links["en"], links["fr"] = links["fr"], links["en"]
            self.plant("swapped labels", "hreflang-swapped", f"page/{self.url('fr', number)}")
        for language in LANGUAGES:
            sentences = list(SENTENCES[language])
            start = self.random.below(len(sentences))
            body = (sentences[start:] + sentences[:start])[:4]
            entries = ", ".join(f"{self.random.below(9000)}/{1890 + self.random.below(120)}" for _ in range(24))
            paragraphs = [" ".join(body[:2]), " ".join(body[2:]) + f" {ENTRIES[language]} {entries}.", OWN[language]]
            declared = language
            day, month = 13 + self.random.below(15), 1 + self.random.below(12)
            acquired = f"{1900 + self.random.below(90)}-{month:02}-{day:02}"
            maker_name = self.makers[maker]
            target, fragment = self.whole(), "#history"
            page = f"page/{self.url(language, number)}"
            if language == "en":
                if damage == "unregistered":
                    declared = self.random.of(["jp", "cn", "None"])
                    self.plant("wrong tags", "language-not-registered", page)
                if damage == "malformed":
                    declared = self.random.of(["en_US", "english language", "e"])
                    self.plant("wrong tags", "language-not-well-formed", page)
                if damage == "contradicted":
                    declared = self.random.of(["fr", "de"])
                    self.plant("wrong tags", "language-contradicted", page)
                if damage == "dangling":
                    maker_name = f"Nobody Number{number}"
                    self.plant("dangling keys", "reference-unresolved", f"object/{number}")
                if damage == "date":
                    first = 1 + self.random.below(12)
                    second = first % 12 + 1
                    acquired = f"{first:02}/{second:02}/{1900 + self.random.below(90)}"
                    self.plant("ambiguous dates", "date-ambiguous", f"object/{number}")
                if damage == "fragment":
                    fragment = f"#chapter-{number}"
                    self.plant("broken fragments", "fragment-not-found", f"page/{self.url(language, target)}")
            if damage == "mojibake" and language == "fr":
                paragraphs = [text.encode().decode("cp1252", "replace") for text in paragraphs[:2]] + paragraphs[2:]
                self.plant("mojibake", "text-mojibake", page)
            if damage == "missing" and language == "en":
                self.plant("missing captures", "target-not-captured", self.url(language, number))
                continue
            self.files[f"{language}/object-{number}.html"] = self.page(
                language, declared, number, thing, paragraphs, links, maker, maker_name, acquired,
                f"/{language}/object-{target}.html{fragment}")

    def page(self, language, declared, number, thing, paragraphs, links, maker, maker_name, acquired, link):
        alternates = "".join(f'<link rel="alternate" hreflang="{name}" href="{to}">' for name, to in links.items())
        title = {"en": f"The {thing} number {number} of the harbour collection",
                 "fr": f"Objet numéro {number} de la collection du port",
                 "de": f"Stück Nummer {number} aus der Sammlung des Hafens"}[language]
        words = {"en": "Compare the history of another object", "fr": "Comparer avec l'histoire d'un autre objet",
                 "de": "Mit der Geschichte eines anderen Stücks vergleichen"}[language]
        return (
            f'<!DOCTYPE html><html lang="{declared}"><head><meta charset="utf-8"><title>{title}</title>{alternates}</head>'
            f"<body><article><h1>{title}</h1><p>{paragraphs[0]}</p>"
            f'<h2 id="history">{words.split()[0]}</h2><p>{paragraphs[1]}</p><p>{paragraphs[2]}</p>'
            f'<span class="number">{number}</span> <a href="/en/makers.html#m{maker}" class="maker">{maker_name}</a> '
            f'<span class="acquired">{acquired}</span> <a href="{link}">{words}</a></article></body></html>')

    def write(self, folder):
        folder = pathlib.Path(folder)
        for name, text in self.files.items():
            path = folder / "raw" / "museum.example" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (folder / "recipes").mkdir(exist_ok=True)
        (folder / "schemas").mkdir(exist_ok=True)
        (folder / "recipes" / "museum.yml").write_text(RECIPE)
        for kind, schema in SCHEMAS.items():
            (folder / "schemas" / f"{kind}.json").write_text(json.dumps(schema, indent=2))
        (folder / "cartulary.yml").write_text(
            "name: museum\nlicenses: [{name: CC0-1.0}]\nscope: [museum.example]\nfail_on: never\n")
        with open(folder / "planted.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([("kind", "code", "subject")] + sorted(self.planted))


def run(program, pages, seed, keep):
    site = Site(pages, seed)
    site.make()
    folder = pathlib.Path(keep or tempfile.mkdtemp()) / f"site-{pages}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    site.write(folder)
    begin = time.monotonic()
    code = subprocess.run([program, "curate", str(folder), "--quiet"]).returncode
    if code != 0:
        sys.exit(f"{program} ended with {code}")
    seconds = time.monotonic() - begin
    # A finding is matched once: a second one for the same fault is a false one.
    expected = {}
    for kind, fault, subject in site.planted:
        # Two faults at one place of one page are one finding.
        expected.setdefault((fault, subject), kind)
    found, false = {}, []
    with open(folder / "curated" / "report" / "finding.csv", newline="", encoding="utf-8") as file:
        csv.field_size_limit(1 << 30)
        for row in csv.DictReader(file):
            key = (row["code"], row["subject"])
            if key in expected and (row["code"] == "fragment-not-found" or key not in found):
                found[key] = found.get(key, 0) + 1
            else:
                false.append(row)
    fragments = {}
    for kind, fault, subject in site.planted:
        if fault == "fragment-not-found":
            fragments[subject] = fragments.get(subject, 0) + 1
    kinds = {}
    for key, kind in expected.items():
        planted = fragments.get(key[1], 1) if key[0] == "fragment-not-found" else 1
        row = kinds.setdefault(kind, [0, 0])
        row[0] += planted
        row[1] += min(found.get(key, 0), planted)
        extra = found.get(key, 0) - planted
        false += [{"code": key[0], "subject": key[1], "summary": "once more than planted"}] * max(0, extra)
    print(f"{len(site.files)} pages, seed {seed}, {seconds:.1f} s")
    print(f"  {'kind of fault':<18}{'planted':>8}{'found':>8}")
    for kind, (planted, count) in sorted(kinds.items()):
        print(f"  {kind:<18}{planted:>8}{count:>8}")
    for key in sorted(key for key in expected if key not in found)[:10]:
        print(f"  not found: {key[0]} of {key[1]}")
    for row in false[:10]:
        print(f"  false: {row['code']} of {row['subject']}: {row['summary'][:100]}")
    if not keep:
        shutil.rmtree(folder.parent)
    return kinds, len(false)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("--pages", type=int, action="append")
    parser.add_argument("--seed", type=int, default=20260917)
    parser.add_argument("--keep", help="a folder for the sites, which stay there")
    parser.add_argument("--make", help="write one site with its planted.csv to this folder, and stop")
    options = parser.parse_args()
    if options.make:
        site = Site((options.pages or [100])[0], options.seed)
        site.make()
        site.write(options.make)
        return print(f"{len(site.files)} pages and {len(site.planted)} faults in {options.make}")
    if not options.program:
        parser.error("name the program, or --make a site")
    total, false = {}, 0
    for pages in options.pages or [100, 10_000]:
        kinds, wrong = run(options.program, pages, options.seed, options.keep)
        false += wrong
        for kind, (planted, found) in kinds.items():
            row = total.setdefault(kind, [0, 0])
            row[0] += planted
            row[1] += found
    parts = ", ".join(f"{kind} {found}/{planted}" for kind, (planted, found) in sorted(total.items()))
    print(f"site rescue benchmark: {parts}; false findings {false}")
    sys.exit(0 if false == 0 and all(found == planted for planted, found in total.values()) else 1)


if __name__ == "__main__":
    main()
