"""Certificates for tests: of this computer, signed by nobody else."""

import asyncio
import os
import shutil
import ssl
from pathlib import Path

import pytest


async def self_signed(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A new one for 127.0.0.1, and what a server speaks TLS with."""
    openssl = shutil.which("openssl")
    if openssl is None:
        assert "CI" not in os.environ, "openssl is missing"
        pytest.skip("there is no openssl here")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    made = await asyncio.create_subprocess_exec(
        *(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
        *("-keyout", str(key), "-out", str(certificate)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    return certificate, tls
