"""What an event changed."""

from dataclasses import dataclass, field

# After a collection: what was touched looks different to facilitators alone.
FOR_CONSOLES = "*"


@dataclass
class Touched:
    """The keys of what an event changed: (collection, id), for everybody and for single people."""

    shared: set[tuple[str, str]] = field(default_factory=set)
    personal: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, collection: str, entity: str) -> None:
        self.shared.add((collection, entity))

    def add_for_consoles(self, collection: str, entity: str) -> None:
        """Touch something of which only what facilitators see of it changed."""
        self.shared.add((collection + FOR_CONSOLES, entity))

    def add_for(self, participant: str | None, collection: str, entity: str) -> None:
        """Touch something that only this participant sees. None: an author no longer known."""
        if participant is not None:
            self.personal.setdefault(participant, set()).add((collection, entity))
