"""What is the measure over everything that is selected, before it is split?"""

from tweeluik.components import diptych, panel
from tweeluik.components.explore.options import Chosen
from tweeluik.components.page import Page
from tweeluik.components.sentences import clauses
from tweeluik.config import FORMATS
from tweeluik.metrics import meeting, participation, satisfaction, sectors

_SUBJECTS = {"participation": participation, "sectors": sectors, "meeting": meeting}


def show(page: Page, chosen: Chosen) -> None:
    """The two panels of the whole under a sentence, with their difference: what the parts below belong to."""
    view = chosen.view
    if view.what.of_question:
        figures = page.ask(satisfaction.by_format, (view.question,))
    else:
        figures = page.ask(_SUBJECTS[view.id.partition(".")[0]].by_format)
    said = clauses.compared if view.what.is_tested else clauses.levels
    key = "whole_compared" if view.what.is_tested and len(page.formats) == len(FORMATS) else "whole"
    panel.lead(page, said(page, figures, view.id, f"explore.finding.{key}", measure=chosen.name))
    titles = {view.id: chosen.name} if view.what.of_question else None
    diptych.show(page, "whole", figures, [view.id], titles)
