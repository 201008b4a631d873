"""What is measured against something outside the repository is collected only where that is."""

from tests.evaluation.sets import SCORER

collect_ignore = [] if SCORER.is_file() else ["test_scorer_agreement.py"]
