"""PNG files of flat drawings, made small: sixteen colours, and the title of what they show inside."""

import struct
import zlib
from collections import Counter
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 16


def title(file: Path) -> str | None:
    """The title in a PNG file, or None where there is no file or no title."""
    if not file.is_file():
        return None
    found = [body for kind, body in chunks(file.read_bytes()) if kind == b"iTXt" and body.startswith(b"Title\0")]
    return found[0][len(b"Title\0\0\0\0\0") :].decode() if found else None


def with_few_colours(png: bytes, title: str) -> bytes:
    """The picture (8-bit RGB or RGBA, not interlaced) in its sixteen commonest colours, each other one the nearest."""
    parts = list(chunks(png))
    width, height, _, kind = struct.unpack(">IIBB", parts[0][1][:10])
    size = {2: 3, 6: 4}[kind]
    rows = unfiltered(zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT")), width * size, size)
    pixels = [tuple(row[at : at + 3]) for row in rows for at in range(0, len(row), size)]
    palette = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    index = {colour: nearest(colour, palette) for colour in set(pixels)}
    packed = b"".join(pack([index[pixel] for pixel in pixels[at : at + width]]) for at in range(0, len(pixels), width))
    return SIGNATURE + b"".join(
        (
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
            chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
            chunk(b"iTXt", b"Title\0\0\0\0\0" + title.encode()),
            chunk(b"IDAT", zlib.compress(packed, 9)),
            chunk(b"IEND", b""),
        )
    )


def chunks(png: bytes):
    """Each chunk's kind and body, in order."""
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def unfiltered(data: bytes, length: int, size: int) -> list[bytearray]:
    """The rows of a picture, `length` bytes each, with the filter of each row undone; a pixel has `size` bytes."""
    rows, above = [], bytearray(length)
    for at in range(0, len(data), length + 1):
        row = bytearray(data[at + 1 : at + 1 + length])
        restore(row, above, data[at], size)
        rows.append(row)
        above = row
    return rows


def restore(row: bytearray, above: bytearray, kind: int, size: int) -> None:
    """Undoes one row's filter in place: 0 none, 1 left, 2 above, 3 the mean of both, 4 Paeth's choice."""
    if kind == 2:
        row[:] = bytes((one + other) & 255 for one, other in zip(row, above, strict=True))
    if kind in (0, 2):
        return
    for at in range(len(row)):
        left, up = row[at - size] if at >= size else 0, above[at]
        corner = above[at - size] if at >= size else 0
        guess = {1: left, 3: (left + up) // 2}.get(kind)
        row[at] = (row[at] + (paeth(left, up, corner) if guess is None else guess)) & 255


def paeth(left: int, up: int, corner: int) -> int:
    """Of the three, the one nearest to left + up - corner."""
    aim = left + up - corner
    return min((abs(aim - left), 0, left), (abs(aim - up), 1, up), (abs(aim - corner), 2, corner))[2]


def nearest(colour: tuple, palette: list[tuple]) -> int:
    """The place in the palette of the colour that differs least."""
    distances = [sum((one - other) ** 2 for one, other in zip(colour, known, strict=True)) for known in palette]
    return distances.index(min(distances))


def pack(row: list[int]) -> bytes:
    """A row of palette places, two to a byte, after a zero that says it is not filtered."""
    return b"\0" + bytes(high << 4 | low for high, low in zip(row[::2], row[1::2], strict=True))
