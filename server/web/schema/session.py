"""What everybody, and people in the room, may ask of a session."""

from typing import Any

from server.web.schema.operations import (
    CODE,
    OBJECT,
    PDF,
    SEAT,
    SVG,
    WEBP,
    Operation,
    get,
    in_json,
    post,
)


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem = named["Problem"]
    known, found = "What a newcomer may know", "What attendees see, with its position"
    return {
        "/api/sessions": post("Create an event", named["NewSession"], named["Links"], problem),
        "/api/sessions/{code}": get(known, in_json(named["Newcomer"]), problem),
        "/api/sessions/{code}/view": get(found, in_json(named["Snapshot"]), problem),
        "/api/sessions/{code}/ideas": get(
            "Search in all ideas that attendees may see",
            in_json(OBJECT),
            problem,
            query={"q": {"type": "string"}},
        ),
        "/api/sessions/{code}/story": get(
            "What was said, pledged and done, once its organiser opened that to everybody",
            in_json(named["EventStory"]),
            problem,
        ),
        "/api/sessions/{code}/place.svg": get(
            "One's own place as a QR code, for another phone", SVG, problem, security=SEAT
        ),
        "/{code}/pictures/{name}": get(
            "A picture, 480 or 1600 pixels wide: `{id}-480.webp`, `{id}-1600.webp`",
            WEBP,
            problem,
            parameters=[CODE, {**CODE, "name": "name"}],
        ),
        "/{code}/story.pdf": get(
            "The story as a tagged PDF, once it is open",
            PDF,
            problem,
            query={"languages": {"type": "string"}},
        ),
        "/{code}/story.svg": get("The story's address as a QR code", SVG, problem),
        "/{code}/qr.svg": get(
            "The join address as a QR code, or that of a table by its number",
            SVG,
            problem,
            query={"table": {"type": "string"}},
        ),
    }
