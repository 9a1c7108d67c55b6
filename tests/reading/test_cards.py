"""Preview cards: each page has its own, which says its heading, and the files are small."""

import zlib
from pathlib import Path

from reading import cards, png

ROOT = Path(__file__).resolve().parent.parent.parent
HOW = "run `python -m reading.cards` in scripts/"


def test_each_page_has_a_card_of_its_own():
    """No card is missing, left over, or the same as another."""
    assert cards.outdated(ROOT) == {}, HOW
    assert cards.forgotten(ROOT) == [], HOW
    drawn = [file.read_bytes() for file in sorted((ROOT / cards.CARDS).glob("*.png"))]
    assert len(set(drawn)) == len(drawn) > 50
    assert max(len(one) for one in drawn) < 16_000


def test_a_picture_keeps_its_colours_and_gets_its_title(tmp_path):
    """Two pixels of two colours, whatever filter their row was written with."""
    for kind, left in ((0, 200), (1, 190)):
        row = bytes([kind, 10, 10, 10, left if kind == 0 else 190, left, left])
        head = bytes([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])
        picture = (
            png.SIGNATURE + png.chunk(b"IHDR", head) + png.chunk(b"IDAT", zlib.compress(row)) + png.chunk(b"IEND", b"")
        )
        small = png.with_few_colours(picture, "Näme")
        file = tmp_path / "card.png"
        file.write_bytes(small)
        assert png.title(file) == "Näme"
        assert dict(png.chunks(small))[b"PLTE"] == bytes([10, 10, 10, 200, 200, 200])
        assert zlib.decompress(dict(png.chunks(small))[b"IDAT"]) == bytes([0, 0x01])


def test_a_row_undoes_each_filter():
    """By hand: above is 10, 20; left of the second value is the first, restored."""
    results = {}
    for kind in range(5):
        row = bytearray([1, 2])
        png.restore(row, bytearray([10, 20]), kind, 1)
        results[kind] = list(row)
    assert results == {0: [1, 2], 1: [1, 3], 2: [11, 22], 3: [6, 15], 4: [11, 22]}
