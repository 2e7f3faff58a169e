"""QR codes, as SVG for screens and paper and as text for the terminal."""

import io

import qrcode
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_Q
from qrcode.image.svg import SvgPathImage


def svg(text: str) -> bytes:
    """Level Q survives a projector's glare; the quiet zone is four modules."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=4)
    code.add_data(text)
    return bytes(code.make_image(image_factory=SvgPathImage).to_string())


def for_terminal(text: str) -> str:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=2)
    code.add_data(text)
    out = io.StringIO()
    code.print_ascii(out=out, invert=True)
    return out.getvalue()
