#!/usr/bin/env python3
"""Looks at the page that `cartulary explain --open` writes, in headless Chromium, as a person would.

Usage: Scripts/explain-page.py PAGE PNG    (needs chromium and Pillow; writes the screenshot to PNG)

The quote that is asked for must be lit up in the source, and the record must stand beside it.
"""
import pathlib, subprocess, sys
from PIL import Image

page, picture = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"]
subprocess.run(
    [*chromium, f"--screenshot={picture}", page.as_uri() + "#q1"], check=True, capture_output=True, timeout=120)
image = Image.open(picture).convert("RGB")
width, height = image.size
lit = [(x, y) for y in range(0, height, 2) for x in range(0, width, 2) if image.getpixel((x, y)) == (255, 179, 0)]
left = sum(1 for x, _ in lit if x < width * 0.45)
right = len(lit) - left
print(f"lit points beside the record: {left}, in the source: {right}")
sys.exit(0 if left > 50 and right > 50 else "the quote is not lit up on both sides")
