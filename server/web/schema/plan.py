"""What people may ask by the private link to their plan."""

from typing import Any

from server.web.schema.operations import (
    CODE,
    OBJECT,
    PLAN,
    SEAT,
    SVG,
    Operation,
    bring,
    get,
    in_json,
    post,
)


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem, asked, made = named["Problem"], named["PlanAsked"], named["PlanLink"]
    own: dict[str, Any] = {"parameters": [CODE], "security": PLAN}
    here, do = "/api/sessions/{code}/plan", "Tell of a pledge, or change where one can be reached"
    phone: dict[str, Any] = {"parameters": [CODE], "security": SEAT}
    ics = {"description": "iCalendar"}
    return {
        here: get("One's personal plan", in_json(named["Plan"]), problem, security=PLAN),
        f"{here}/link": post("A private link to one's plan", asked, made, problem, **phone),
        f"{here}/commands": post(do, OBJECT, OBJECT, problem, status="200", **own),
        f"{here}/pictures": bring("Keep a picture that tells of a pledge", problem, PLAN),
        f"{here}.svg": get("The link as a QR code", SVG, problem, security=PLAN),
        f"{here}.ics": get("The dates of one's pledges", ics, problem, security=PLAN),
    }
