"""`friction evaluate`: precision and recall against annotated articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import AsJson, examples, settings_with
from app.cli.output import say, show_table, write_json
from app.vocabulary import Part, measure_in_words

if TYPE_CHECKING:
    from app.evaluation import Report

_UNREAD = (
    "--errors would show what nobody should read: the held-back part tells whether rules hold on unread "
    "articles. Use --part development"
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Annotated articles: NAME.json beside NAME.txt.")]
Errors = Annotated[bool, typer.Option("--errors", help="Also list what was missed or wrong, a line each.")]

Borderline = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Ids of statements and incidents on which careful readers differ, parted by blanks or lines: "
        "they count neither as found nor as missed. Without it, those in DIR/borderline.txt. What is marked "
        "borderline in NAME.json never counts.",
        exists=True,
        dir_okay=False,
    ),
]

OfPart = Annotated[
    Part,
    typer.Option("--part", help="Measure the articles that rules are developed on, those held back, or all."),
]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(
        epilog=examples(
            "friction evaluate gold/",
            "friction evaluate gold/ --borderline doubtful.txt",
            "friction evaluate gold/ --part development --errors",
        )
    )(evaluate)


def evaluate(
    folder: Folder,
    as_json: AsJson = False,
    errors: Errors = False,
    borderline: Borderline = None,
    part: OfPart = Part.ALL,
) -> None:
    """Extract from the annotated articles of a folder and print precision, recall and F1.

    About a third of the articles, chosen by the hash of their names, is held back: it is measured, and its
    errors are not shown. How each measure counts is in docs/evaluation.md.
    """
    if errors and part is Part.HELD_BACK:
        raise CommandError(_UNREAD)
    from app.evaluation import GoldError, evaluate_folder  # noqa: PLC0415
    from app.knowledge import load_knowledge  # noqa: PLC0415

    settings = settings_with()
    try:
        report = evaluate_folder(folder, load_knowledge(settings.data_dir), borderline, part)
    except GoldError as error:
        raise CommandError(str(error)) from None
    if as_json:
        write_json(report.figures())
    else:
        _show(report)
    if errors:
        for finding in report.findings:
            say(finding)


def _show(report: "Report") -> None:
    left_out = ", ".join(f"{count} {noun}" for noun, count in report.borderline.items())
    title = f"Articles: {report.articles}, wrong offsets: {report.wrong_offsets}, borderline: {left_out}"
    rows = [
        (measure_in_words(measure), *(f"{share:.3f}" for share in (found.precision, found.recall, found.f1)),
         str(found.annotated), str(found.predicted))
        for measure, found in report.counts.items()
    ]  # fmt: skip
    show_table(title, ("measure", "precision", "recall", "F1", "annotated", "found"), rows)
    shares = [
        (measure_in_words(measure), "–" if share.accuracy is None else f"{share.accuracy:.3f}", str(share.of))
        for measure, share in report.shares.items()
    ]
    show_table("Fields of what matched", ("measure", "right", "of"), shares)
