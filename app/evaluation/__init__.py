"""How well extraction does: precision and recall against articles annotated by careful readers."""

from app.evaluation.folder import evaluate_folder
from app.evaluation.gold import GoldError
from app.evaluation.report import FLOORED, Report

__all__ = ["FLOORED", "GoldError", "Report", "evaluate_folder"]
