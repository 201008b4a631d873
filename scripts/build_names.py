"""Build `data/names/first_names.csv` from the census lists that the PyPI package `names` carries.

    pip install --target DIR names==0.3.0
    python scripts/build_names.py DIR/names data/names/first_names.csv

A name borne by both men and women has the gender of at least nine in ten bearers, else `u`.
"""

import csv
import sys
from pathlib import Path

CLEAR_SHARE = 0.9


def read_shares(path: Path) -> dict[str, float]:
    """Name (lower case) to its share, in per cent, of the people of one sex in the 1990 census."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


def gender_of(name: str, female: dict[str, float], male: dict[str, float]) -> str:
    """`f`, `m`, or `u` where neither sex has nine in ten of the bearers."""
    women, men = female.get(name, 0.0), male.get(name, 0.0)
    total = women + men
    if total == 0:
        return "f" if name in female and name not in male else "m" if name not in female else "u"
    if women >= CLEAR_SHARE * total:
        return "f"
    return "m" if men >= CLEAR_SHARE * total else "u"


def main() -> None:
    """Write the table named second from the package folder named first."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    female = read_shares(source / "dist.female.first")
    male = read_shares(source / "dist.male.first")
    names = sorted(female.keys() | male.keys())
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "gender"])
        writer.writerows([name, gender_of(name, female, male)] for name in names)
    print(f"{target}: {len(names)} names")


if __name__ == "__main__":
    main()
