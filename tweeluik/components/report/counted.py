"""What does a report say of who takes part, of the sectors in the room, of both formats together, of each training?"""

from tweeluik.components import lookup, pairs, questions, rows, rows_together, table
from tweeluik.components import trainings as every
from tweeluik.components.page import Page
from tweeluik.components.report import drawn, tables
from tweeluik.components.sentences import clauses
from tweeluik.components.sentences import participation as about_people
from tweeluik.components.sentences import rooms as about_rooms
from tweeluik.components.sentences import sectors as about_sectors
from tweeluik.components.sentences import together as about_both
from tweeluik.components.sentences import trainings as about_trainings
from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.document import Section
from tweeluik.metrics import catalogue, meeting, participation, paths, satisfaction, sectors, together, trainings

_RATES = tuple(f"participation.{name}_rate" for name in ("completion", "no_show", "cancellation", "fill"))
_HOW_MANY = tuple(f"participation.{name}" for name in ("participants", "enrolments", "organisations", "hours"))
_MIXED = ("sectors.within", "sectors.pooled")


def headlines(page: Page) -> Section:
    """The pairs of the overview, with their differences and verdicts."""
    subjects = (satisfaction, sectors, meeting, participation)
    figures = lookup.together(page.ask(subject.by_format) for subject in subjects)
    found = pairs.of(page, figures, pairs.HEADLINES)
    finding = clauses.compared(page, figures, "satisfaction.overall.mean", "sentences.satisfied")
    return section(page, "headlines", finding, pairs=found, table=tables.of_figures(page, figures, found))


def enrolments(page: Page) -> Section:
    """How enrolments move through the academic years."""
    years = page.timeline("enrolments")
    return section(
        page,
        "enrolments",
        about_people.trend(page, years, "enrolments"),
        caption=page.text("pages.sections.enrolments.caption"),
        table=table.of_format(page, years, page.text("pages.sections.enrolments.rows"), page.formats),
        chart=drawn.by_label(page, years, "enrolments", "count", page.text("charts.enrolments"), "lines"),
        figures=("participation.enrolments",),
    )


def rates(page: Page) -> Section:
    """How many take part and how fully, with the rates beside each other."""
    figures = page.ask(participation.by_format)
    found = pairs.of(page, figures, [*_HOW_MANY, *_RATES])
    titles = {id_: page.text(f"{catalogue.figure(id_).key}.label") for id_ in _RATES}
    return section(
        page,
        "rates",
        about_people.steps(page, figures),
        pairs=found,
        table=tables.of_figures(page, figures, found),
        chart=drawn.by_figure(page, figures, titles, "rate", page.text("report.axis.rates")),
        notes=(about_people.people(page, figures),),
    )


def mix(page: Page) -> Section:
    """The sectors of each format side by side."""
    shares = rows.mix(page, page.ask(sectors.mix))
    unknown, _ = about_sectors.unknown(page, page.ask(sectors.unknown))
    caption = page.text("pages.sections.mix.caption")
    return section(
        page,
        "mix",
        about_sectors.mix(page, shares),
        caption=caption,
        table=table.of_format(page, shares, page.text("pages.sections.mix.rows"), page.formats),
        chart=drawn.by_label(page, shares, "share", "rate", page.text("report.axis.attended")),
        notes=(about_sectors.absent(page, shares), unknown),
        figures=("sectors.effective",),
    )


def met(page: Page) -> Section:
    """Whether sectors and organisations meet in one edition."""
    figures = lookup.together(page.ask(subject.by_format) for subject in (sectors, meeting))
    found = pairs.of(page, figures, pairs.MET)
    titles = {id_: page.text(f"{catalogue.figure(id_).key}.label") for id_ in _MIXED}
    chances = drawn.by_figure(page, figures, titles, "probability", page.text("report.axis.chance"))
    known = any(value is not None for series in chances.series for value in series.values)
    return section(
        page,
        "met",
        about_sectors.mixed(page, figures),
        pairs=found,
        table=tables.of_figures(page, figures, [*found, *pairs.of(page, figures, _MIXED)]),
        chart=chances if known else None,
        notes=(about_sectors.contacts(page, figures) + ".", about_rooms.inside(page, figures) + "."),
        figures=_MIXED,
    )


def patterns(page: Page) -> Section | None:
    """How many use both formats; nothing when one format is shown."""
    if len(page.formats) < len(FORMATS):
        return None
    figures = page.ask(together.by_format)
    used = rows_together.patterns(page, page.ask(together.patterns))
    of_format = {"in_company_only": IN_COMPANY, "both": "", "open_only": OPEN}
    names = [(each, page.text(f"together.patterns.{each}"), owner) for each, owner in of_format.items()]
    return section(
        page,
        "patterns",
        about_both.patterns(page, figures),
        caption=page.text("pages.sections.patterns.caption"),
        table=rows_together.told(page, used),
        chart=drawn.parts(page, used, names, page.text("report.axis.patterns")),
        notes=(about_both.both(page, figures) + ".",),
        figures=tuple(f"together.{kind}.{name}" for kind in together.KINDS for name in ("both", "jaccard")),
    )


def windows(page: Page) -> Section:
    """Who comes to the other format, and in what time."""
    who = together.KINDS[0]
    within = rows_together.windows(page, page.ask(paths.follow_up, who))
    return section(
        page,
        "windows",
        about_both.window(page, within, who, "12"),
        caption=page.text("pages.sections.windows.caption"),
        table=table.of_format(page, within, page.text("pages.sections.windows.rows"), page.formats),
        chart=drawn.by_label(page, within, "share", "rate", page.text("report.axis.came")),
        notes=(
            about_both.crossings(page, page.ask(paths.crossing_days, who), who) + ".",
            about_both.not_yet(page, within, who, "12"),
        ),
        figures=("together.organisations.within_year",),
    )


def listed(page: Page) -> Section:
    """Every training of the selection with its numbers, the most enrolments first."""
    asked = questions.scored(page)
    _, question_id = questions.chosen_if_any(page, asked)
    found = every.named(page, page.ask(trainings.by_training, question_id))
    seats = found["enrolments"].groupby(found["training_id"].fillna("")).transform("sum")
    order = found.assign(_seats=seats).sort_values(["_seats", "label"], ascending=[False, True], kind="stable")
    return section(
        page,
        "listed",
        about_trainings.offered(page, found),
        caption=page.text("report.captions.listed"),
        table=table.of_format(page, order, page.text("pages.sections.list.rows"), page.formats),
        chart=drawn.by_label(page, order, "enrolments", "count", page.text("charts.enrolments")),
        notes=(about_trainings.caveat(page, found),),
        figures=("trainings.mean", "trainings.shrunk", "participation.completion_rate"),
    )


def section(page: Page, key: str, finding: str, **parts: object) -> Section:
    """A section under the name of its key, its finding as a sentence, without empty notes; it defines what it pairs."""
    notes = tuple(note for note in parts.pop("notes", ()) if note)
    shown = tuple(pair.id for pair in parts.get("pairs", ()))
    figures = (*shown, *parts.pop("figures", ()))
    name = page.text(f"report.sections.{key}")
    return Section(key, name, finding[:1].upper() + finding[1:], notes=notes, figures=figures, **parts)
