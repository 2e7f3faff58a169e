"""What those who run a session may ask."""

from typing import Any

from server.web.schema.operations import (
    CODE,
    KEPT,
    MEMBER,
    OBJECT,
    SVG,
    Operation,
    bring,
    get,
    in_json,
    post,
)


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem = named["Problem"]
    addresses = "The address in join links, and those it could be"
    link = "A member's own link to the console as a QR code"
    invite = "Invite somebody to help to run the event"
    invitation, invited = named["Invitation"], named["Invited"]
    keep = "Keep the event's agenda as a template"
    picture = "Keep a picture, to be shown beside a prompt"
    return {
        "/api/sessions/{code}/addresses": get(addresses, in_json(OBJECT), problem, security=MEMBER),
        "/api/sessions/{code}/reminders": get(
            "When people are reminded, and how their mail went",
            in_json(named["ReminderStatus"]),
            problem,
            security=MEMBER,
        ),
        "/api/sessions/{code}/console.svg": get(link, SVG, problem, security=MEMBER),
        "/api/sessions/{code}/members": post(
            invite, invitation, invited, problem, parameters=[CODE], security=MEMBER
        ),
        "/api/sessions/{code}/agenda": post(
            keep, None, KEPT, problem, parameters=[CODE], security=MEMBER
        ),
        "/api/sessions/{code}/pictures": bring(picture, problem),
    }
