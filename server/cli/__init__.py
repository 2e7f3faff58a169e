"""The command line, one command a module."""

import typer

from server.cli import (
    backup,
    bounced,
    export,
    link,
    purge,
    rehearse,
    replay,
    restore,
    serve,
    sessions,
)

app = typer.Typer(
    help="Pledgewall: live co-production events.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve.serve)
app.command()(sessions.sessions)
app.command()(link.link)
app.command()(export.export)
app.command()(backup.backup)
app.command()(purge.purge)
app.command()(restore.restore)
app.command()(bounced.bounced)
app.command()(rehearse.rehearse)
app.command()(replay.replay)
