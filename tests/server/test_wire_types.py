import json
import subprocess
import sys
from pathlib import Path

from server import wire_types

BUILD = Path(__file__).parents[2] / "client_static" / "build.py"


def test_the_clients_types_are_those_of_the_wire() -> None:
    schema = json.dumps(wire_types.schema())
    done = subprocess.run(
        [sys.executable, BUILD, "types", "--check"], input=schema, text=True, check=False
    )
    assert done.returncode == 0


def test_every_command_is_told_by_its_type() -> None:
    definitions = wire_types.schema()["$defs"]
    commands = [ref["$ref"].rpartition("/")[2] for ref in definitions["Command"]["anyOf"]]
    types = [definitions[command]["properties"]["type"]["enum"] for command in commands]
    assert ["post_idea"] in types
    assert len({type_ for [type_] in types}) == len(commands)
