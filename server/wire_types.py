"""Prints the wire's JSON Schema: everything in `sessions.wire`, every command, every refusal code.

`make types` turns it into the client's types, client_static/src/wire.gen.ts.
"""

import json
from typing import Any, Literal, get_origin

import msgspec

from sessions import commands, wire
from sessions.refusals import Code

REFERENCE = "#/$defs/{name}"


def schema() -> dict[str, Any]:
    """Every type by its name, under `$defs`."""
    named = _structs() | _words() | _commands() | {"Code": Code}
    schemas, components = msgspec.json.schema_components(named.values(), ref_template=REFERENCE)
    definitions = dict(zip(named, schemas, strict=True)) | components
    # `ok` tells these two apart, which msgspec does not take for a tag.
    definitions["Ack"] = {
        "anyOf": [{"$ref": REFERENCE.format(name=name)} for name in ("Accepted", "Refused")]
    }
    return {"$defs": dict(sorted(definitions.items()))}


def _structs() -> dict[str, Any]:
    return {
        name: value
        for name, value in vars(wire).items()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
    }


def _words() -> dict[str, Any]:
    """The closed sets of words: `Role`, `StageKind`, `Opinion` ..."""
    both = vars(wire) | vars(commands)
    return {name: value for name, value in both.items() if get_origin(value) is Literal}


def _commands() -> dict[str, Any]:
    return {
        "Command": commands.AnyCommand,
        "AttendeeCommand": commands.AttendeeCommand,
        "FacilitatorCommand": commands.FacilitatorCommand,
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
