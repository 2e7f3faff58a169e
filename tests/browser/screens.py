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

    def card(self, text: str) -> Locator:
        return self.page.locator("article", has_text=text)

    async def give_dots(self, text: str, dots: int) -> None:
        for _ in range(dots):
            await self.card(text).get_by_role("button", name="Add a dot").click()

    async def pledge(self, text: str, kind: str, **fields: str) -> None:
        """Make a pledge; `fields` by the beginnings of their labels."""
        await self.page.get_by_role("button", name="Make a pledge").click()
        await self.page.get_by_label("What will you do?").fill(text)
        await self.page.get_by_role("radio", name=kind).check(force=True)
        for label, value in fields.items():
            await self.page.get_by_label(label.replace("_", " ")).fill(value)
        await self.page.get_by_role("button", name="Make this pledge").click()
        await expect(self.card(text)).to_be_visible()


async def all_is_sent(page: Page) -> None:
    """Nothing waits in the outbox any more."""
    await page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.includes(':out:'))"
    )
