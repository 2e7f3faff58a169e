"""Builds the client for wheels and editable installs (`[tool.hatch...hooks.custom]`)."""

import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
import build  # hatchling loads this file by its path, outside any package


class ClientBuildHook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        """Node, only where it is needed and the system has none that is new enough."""
        if build.is_fresh() or build.node_folder():
            return []
        project = tomllib.loads(Path(self.root, "pyproject.toml").read_text())
        return list(project["dependency-groups"]["node"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build.build()
