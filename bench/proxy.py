"""An nginx of one's own: everybody of one session goes to the same worker."""

import asyncio
import contextlib
import os
import shutil
import socket
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

START_SECONDS = 10
CONFIG = """
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 10000; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream workers {{
    hash $arg_s consistent;
    {servers}
  }}
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    location / {{
      proxy_pass http://workers;
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_buffering off;
    }}
  }}
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
}}
"""


def program() -> str | None:
    """Where nginx is; for many users its folder is not on the path."""
    return shutil.which("nginx", path=os.pathsep.join([*os.get_exec_path(), "/usr/sbin"]))


@contextlib.asynccontextmanager
async def nginx(folder: Path, workers: Sequence[int]) -> AsyncIterator[int]:
    """Its port, before workers on these ports. It runs on the load's core."""
    found = program()
    assert found
    port = _free_port()
    servers = " ".join(f"server 127.0.0.1:{worker};" for worker in workers)
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, servers=servers, port=port))
    process = await asyncio.create_subprocess_exec(
        found, "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log")
    )
    try:
        await asyncio.wait_for(_answering(process, port), START_SECONDS)
        yield port
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _answering(process: asyncio.subprocess.Process, port: int) -> None:
    while process.returncode is None:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("nginx did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
