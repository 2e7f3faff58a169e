"""Both languages: the choice, the board in either or in both, and people's own words."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

QUESTION = {"text": "What would help?", "translations": {"cy": "Beth fyddai'n helpu?"}}
BOTH = {
    "title": "Falls",
    "languages": ["en", "cy"],
    "translations": {"cy": {"title": "Cwympo"}},
    "template": "workshop",
    "prompts": {f"s{n}": [QUESTION] for n in range(1, 9)},
}


async def texts_of(page: Page, within: str = "body") -> list[tuple[str, str]]:
    """Each text that is there, with the language of the nearest element that names one."""
    found: list[list[str]] = await page.evaluate(
        """(within) => {
          const root = document.querySelector(within);
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const found = [], skipped = "script, noscript, code, kbd, .wall-measure";
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (!node.data.trim() || element.closest(skipped)) continue;
            found.push([element.closest("[lang]").lang, node.data.trim()]);
          }
          return found;
        }""",
        within,
    )
    return [(lang, text) for lang, text in found]


@pytest.mark.browser
async def test_the_board_speaks_both_languages_or_either(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(**BOTH)
    facilitator = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    page = await open_page(f"{server.url}/{links['code']}/board", BOARD)
    question = ("en", "What would help?"), ("cy", "Beth fyddai'n helpu?")
    hint = (
        ("en", "Write on your phone, in your own time. Nobody sees the ideas yet."),
        (
            "cy",
            "Ysgrifennwch ar eich ffôn, yn eich amser eich hun."
            " Nid oes neb yn gweld y syniadau eto.",
        ),
    )

    async def speaks(*languages: str) -> None:
        await expect(page.locator("h1")).to_have_attribute("lang", languages[0])
        for lang, text in (*question, *hint):
            there = int(lang in languages)
            await expect(page.get_by_role("main").get_by_text(text)).to_have_count(there)
        shown = await texts_of(page, "main")  # what was just read aloud may be there still
        for one in (*question, *hint):
            assert (one in shown) == (one[0] in languages), one

    async def press(name: str) -> None:
        button = page.get_by_role("button", name=name, exact=True)
        await button.press("Enter")
        await expect(button).to_have_attribute("aria-pressed", "true")

    await speaks("en", "cy")
    await press("Cymraeg")
    await speaks("cy")
    await expect(page.locator("html")).to_have_attribute("lang", "cy")
    await page.reload()
    await page.locator("h1").wait_for()
    await speaks("cy")
    await press("English + Cymraeg")
    await speaks("cy", "en")
    await press("English")
    await speaks("en")
    await facilitator.leave()


@pytest.mark.browser
async def test_somebody_writes_in_another_language_than_they_read(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(**BOTH)
    facilitator = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    page = await open_page(f"{server.url}/{links['code']}", PHONE)
    phone = await PhoneScreen(page).join()
    await page.get_by_label("Written in").select_option("cy")
    await expect(page.get_by_label("Your idea")).to_have_attribute("lang", "cy")
    await phone.post("Paned boeth")
    await expect(phone.card("Paned boeth").locator(".card-words")).to_have_attribute("lang", "cy")
    # Whoever changes the language of the page writes in it.
    await page.get_by_role("button", name="Cymraeg").click()
    await page.get_by_role("button", name="English").click()
    await phone.post("Hot tea")
    await expect(phone.card("Hot tea").locator(".card-words")).to_have_attribute("lang", "en")
    # To change a letter of one's words does not make them another language's.
    await phone.card("Paned boeth").get_by_role("button", name="Edit").click()
    await page.get_by_label("Change your idea").fill("Paned boeth!")
    await page.get_by_role("button", name="Save changes").click()
    await expect(phone.card("Paned boeth!").locator(".card-words")).to_have_attribute("lang", "cy")
    await facilitator.until(
        lambda: (
            [idea["lang"] for idea in facilitator.view["ideas"].values()] == ["cy", "en"]
            and facilitator.says("Paned boeth!")
        )
    )
    await facilitator.leave()


# Each of people's words says in which language it was written.
MARKS = {"en": "englishword", "cy": "gairCymraeg"}


async def mistagged(page: Page) -> list[tuple[str, str]]:
    """People's words that stand in an element of another language than theirs."""
    return [
        (lang, text)
        for lang, text in await texts_of(page)
        for own, mark in MARKS.items()
        if mark in text and lang != own
    ]


class Bilingual:
    """Screens in either language, and somebody behind a socket who writes in both."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server = server
        self.links = links
        self.code = links["code"]

    async def open(self, open_page: OpenPage) -> "Bilingual":
        at, token = f"{self.server.url}/{self.code}", self.links["facilitator_token"]
        self.phone = await open_page(at, PHONE)
        await self.phone.get_by_role("button", name="Join", exact=True).click()
        self.board = await open_page(f"{at}/board", BOARD)
        self.console = await open_page(f"{at}/facilitate#{token}", LAPTOP, locale="cy")
        self.facilitator = await Phone(
            self.server.url, self.code, "facilitator", token=token
        ).connect()
        self.writer = await Phone(self.server.url, self.code).connect()
        return self

    async def go(self, kind: str) -> None:
        await self.facilitator.done("open_stage", stage=self.facilitator.stage(kind))

    async def found(self) -> list[tuple[str, str]]:
        """What is mistagged on any screen, with every panel of the console open once."""
        pages = [self.phone, self.board, self.console]
        await at_rest(*pages)
        found = [one for page in pages for one in await mistagged(page)]
        for tab in await self.console.get_by_role("tab").all():
            await tab.click()
            await self.console.evaluate(UNFOLD)
            found += await mistagged(self.console)
        return found

    async def leave(self) -> None:
        await self.facilitator.leave()
        await self.writer.leave()


UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.browser
async def test_people_s_words_are_tagged_with_their_language(
    server: Server, open_page: OpenPage
) -> None:
    def both(what: str, limit: int = 200) -> dict[str, str]:
        return {lang: f"{what} {mark}"[:limit] for lang, mark in MARKS.items()}

    def translated(what: str) -> dict[str, object]:
        words = both(what)
        return {"text": words["en"], "translations": {"cy": words["cy"]}}

    links = await server.create(
        title=both("title")["en"],
        purpose=both("purpose")["en"],
        influence=both("influence")["en"],
        languages=["en", "cy"],
        translations={"cy": {key: both(key)["cy"] for key in ("title", "purpose")}},
        template="workshop",
        prompts={f"s{n}": [translated("prompt")] for n in range(1, 7)},
        perspectives=[{"names": {lang: words}} for lang, words in both("place").items()],
    )
    event = await Bilingual(server, links).open(open_page)
    found = await event.found()
    await event.go("ideas")
    ideas = {
        lang: [
            await event.writer.done("post_idea", text=f"{n} {MARKS[lang]}", lang=lang)
            for n in range(3)
        ]
        for lang in MARKS
    }
    await event.facilitator.done("show_ideas")
    await event.facilitator.done("merge_ideas", into=ideas["en"][0], **{"from": [ideas["cy"][0]]})
    await event.facilitator.done("hold_ideas", hold=True)
    for lang, mark in MARKS.items():
        await event.writer.done("post_idea", text=f"held {mark}", lang=lang)
    found += await event.found()
    await event.go("themes")
    for lang in MARKS:
        theme = await event.facilitator.done("make_theme", ideas=ideas[lang][1:])
        await event.facilitator.done("name_theme", theme=theme, name=MARKS[lang], lang=lang)
    found += await event.found()
    await event.go("vote")
    for theme in event.facilitator.view["themes"]:
        await event.writer.done("cast_vote", idea=theme, dots=1)
    found += await event.found()
    await event.facilitator.done("reveal")
    found += await event.found()
    await event.go("pledges")
    for lang, mark in MARKS.items():
        fields = {key: f"{key} {mark}" for key in ("text", "group", "by_when", "support")}
        other = ideas["cy" if lang == "en" else "en"][1]
        await event.writer.done(
            "make_pledge", kind="action", who="Ann", lang=lang, ideas=[other], **fields
        )
    found += await event.found()
    await event.go("close")
    found += await event.found()
    for page in ("poster", "cards"):
        paper = await open_page(f"{server.url}/{event.code}/{page}", LAPTOP)
        await at_rest(paper)
        found += await mistagged(paper)
    await event.leave()
    assert sorted(set(found)) == []
