"""Read the temperatures of the three stations, and draw them."""

import csv
from datetime import date
from pathlib import Path

COLDEST, WARMEST = -13.0, 28.0
COLOURS = ["#08306b", "#2171b5", "#6baed6", "#deebf7", "#fee0d2", "#fc9272", "#cb181d", "#67000d"]


def read_days(station, file="data/temperatures.csv"):
    """The days of a station in order, each with its temperature in °C."""
    with Path(file).open(newline="") as lines:
        return {
            date.fromisoformat(row["date"]): float(row[station]) for row in csv.DictReader(lines)
        }


def colour(temperature):
    """From dark blue at -13 °C to dark red at 28 °C."""
    share = (temperature - COLDEST) / (WARMEST - COLDEST)
    return COLOURS[min(max(int(share * len(COLOURS)), 0), len(COLOURS) - 1)]


def stripes(days, height=150):
    """One stripe for each day, as SVG."""
    lines = "".join(
        f'<rect x="{x}" width="1.05" height="100" fill="{colour(temperature)}">'
        f"<title>{day}: {temperature} °C</title></rect>"
        for x, (day, temperature) in enumerate(days.items())
    )
    return (
        f'<svg role="img" aria-label="A stripe for each of {len(days)} days" width="100%" '
        f'height="{height}" viewBox="0 0 {len(days)} 100" preserveAspectRatio="none">{lines}</svg>'
    )
