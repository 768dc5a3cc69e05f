#!/usr/bin/env python3
"""Reads a SARIF log and a JUnit report as strictly as their schemas have them.

Usage: Scripts/judge-reports.py LOG.sarif REPORT.xml junit-10.xsd

Needs sarif-pydantic, whose models are those of the SARIF 2.1.0 schema, and xmlschema.
"""
import json
import sys

import xmlschema
from pydantic import BaseModel
from sarif_pydantic import Sarif


def strangers(model, place="log"):
    """Members that the schema does not know: the models keep them aside."""
    for name, value in (model.model_extra or {}).items():
        if name != "$schema":
            yield f"{place}.{name}"
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, BaseModel):
                yield from strangers(item, f"{place}.{name}")


log = Sarif.model_validate(json.load(open(sys.argv[1], encoding="utf-8")))
# In SARIF 2.1.0 (section 3.14.17), and not in the models.
unknown = sorted(set(strangers(log)) - {"log.runs.columnKind"})
assert not unknown, f"the schema of SARIF does not know {unknown}"
xmlschema.XMLSchema(sys.argv[3]).validate(sys.argv[2])
print(f"{len(log.runs[0].results or [])} results are SARIF 2.1.0, and JUnit as junit-10.xsd has it")
