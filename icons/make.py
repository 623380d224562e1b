#!/usr/bin/env python3
"""Makes every size of the app's icon from icon.svg. Needs rsvg-convert (Debian: librsvg2-bin)."""

import struct
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def png(size: int) -> bytes:
    """The icon as a PNG of size x size pixels."""
    command = ["rsvg-convert", "-w", str(size), "-h", str(size), str(HERE / "icon.svg")]
    return subprocess.run(command, check=True, capture_output=True).stdout


def ico(sizes: list[int]) -> bytes:
    """A Windows icon: a directory of PNGs."""
    images = [png(size) for size in sizes]
    out = struct.pack("<HHH", 0, 1, len(sizes))
    place = 6 + 16 * len(sizes)
    for size, image in zip(sizes, images):
        out += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return out + b"".join(images)


def icns(kinds: dict[bytes, int]) -> bytes:
    """A macOS icon: PNGs in tagged chunks."""
    chunks = b"".join(
        kind + struct.pack(">I", len(image) + 8) + image
        for kind, image in ((kind, png(size)) for kind, size in kinds.items())
    )
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


if __name__ == "__main__":
    for name, size in {"32x32": 32, "128x128": 128, "128x128@2x": 256, "icon": 512}.items():
        (HERE / f"{name}.png").write_bytes(png(size))
    (HERE / "icon.ico").write_bytes(ico([16, 24, 32, 48, 64, 256]))
    (HERE / "icon.icns").write_bytes(
        icns({b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic11": 32, b"ic13": 256})
    )
