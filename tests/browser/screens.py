"""What people do on their screens, in the words that stand there."""

from playwright.async_api import Locator, Page, expect


class PhoneScreen:
    """An attendee's phone, in English."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def join(self, name: str = "") -> "PhoneScreen":
        if name:
            await self.page.get_by_label("Your name (optional)").fill(name)
        await self.page.get_by_role("button", name="Join", exact=True).click()
        await self.is_online()
        return self

    async def is_online(self) -> None:
        await expect(self.page.get_by_text("Connected", exact=True)).to_be_visible()

    async def write_idea(self, text: str) -> None:
        await self.page.get_by_label("Your idea").fill(text)

    async def post(self, text: str) -> None:
        await self.write_idea(text)
        await self.page.get_by_role("button", name="Send idea").click()
        await expect(self.card(text)).to_be_visible()

    async def unfold_foot(self) -> None:
        """What is rarely needed; by its place, for it is called otherwise in other languages."""
        await self.page.locator(".foot summary").click()

    def card(self, text: str) -> Locator:
        return self.page.locator("article", has_text=text)

    async def give_dots(self, text: str, dots: int) -> None:
        for _ in range(dots):
            await self.card(text).get_by_role("button", name="Add a dot").click()

    async def pledge(
        self, text: str, kind: str, *, origin: str = "", who: str = "", by_when: str = ""
    ) -> None:
        """Make a pledge, of kind "Action" or "Culture", from the idea with the origin's words."""
        await self.page.get_by_role("button", name="Make a pledge").click()
        await self.page.get_by_label("What will you do?").fill(text)
        await self.page.get_by_role("radio", name=kind).check(force=True)
        if origin:
            await self.page.locator("summary", has_text="Ideas it comes from").click()
            await self.page.get_by_role("checkbox", name=origin).check(force=True)
        await self.page.get_by_label("Your name (optional)").fill(who)
        await self.page.get_by_label("By when? (optional)").fill(by_when)
        await self.page.get_by_role("button", name="Make this pledge").click()
        await expect(self.card(text)).to_be_visible()


async def all_is_sent(page: Page) -> None:
    """Nothing waits in the outbox any more."""
    await page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.includes(':out:'))"
    )


class ConsoleScreen:
    """A facilitator's console, in English."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, disabled=False).first.click()

    async def tab(self, name: str) -> None:
        await self.page.get_by_role("tab", name=name).click()

    async def merge(self, kept: str, *others: str) -> None:
        """Select ideas, and merge them into the first."""
        await self.tab("Ideas")
        for text in (kept, *others):
            await self.row(text).get_by_role("checkbox").check()
        await self.page.get_by_role("button", name="Merge", exact=True).click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_role("radio", name=kept).check(force=True)
        await dialog.get_by_role("button", name="Merge", exact=True).click()
        await expect(dialog).to_be_hidden()

    def row(self, text: str) -> Locator:
        return self.page.get_by_role("tabpanel").locator("article", has_text=text)


async def change_agenda(page: Page) -> None:
    """Unfold the chosen agenda on the start page."""
    await page.locator("#agenda > details > summary").click()


async def create_event(page: Page, title: str) -> tuple[str, ConsoleScreen]:
    """From the start page to the console: the new event's code, and its console."""
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("What people can change").fill("The first hour of the day is open.")
    await page.get_by_role("button", name="Create the event").click()
    await expect(page.get_by_role("heading", name="Your event is ready")).to_be_visible()
    code = await page.locator(".ready-code").inner_text()
    await page.get_by_role("link", name="Open the console").click()
    await expect(page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    return code, ConsoleScreen(page)
