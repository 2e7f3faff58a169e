"""When people are reminded of their pledges."""

import msgspec


class Reminders(msgspec.Struct, kw_only=True):
    """`after_days`: so many days after the event's end, in their order; 91 are 13 weeks."""

    on: bool = True
    after_days: list[int] = msgspec.field(default_factory=lambda: [7, 28, 91, 182])
