"""Which thresholds and places does the product work with, and why these?"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
REFERENCE = ROOT / "data" / "reference"
DEMO = ROOT / "data" / "demo"
EXAMPLES = ROOT / "data" / "examples"

IN_COMPANY, OPEN = "in_company", "open"
# The order of the two panels, everywhere.
FORMATS = (IN_COMPANY, OPEN)

# Fewest respondents under any figure about evaluations, and under any difference of two figures.
# Five is what Flemish universities use for course evaluations; an operator may ask for more, never for less.
SMALLEST_THRESHOLD = 5
# From five to nine respondents one answer still moves a mean by more than a tenth of its scale: shown, but marked.
INDICATIVE_BELOW = 10
# Fewest forms in a protected group whose comments are shown (queries/comments_by_group.sql holds to it).
COMMENTS_FROM = 10

# Ladder of the difference, in editions per format. Under five there is no basis for an interval; a bootstrap over
# fewer than ten clusters is too narrow (Cameron, Gelbach and Miller 2008): between them stands Welch's t on means.
FEWEST_EDITIONS = 5
BOOTSTRAP_EDITIONS = 10
BOOTSTRAP_DRAWS = 2000
BOOTSTRAP_SEED = 20210901
CONFIDENCE = 0.95

# Like for like needs this share of the answers in strata that can be compared: below, it would be about a minority.
SMALLEST_COVERAGE = 0.5
# The outer limits of a funnel: about three standard errors, one training in 500 by chance (Spiegelhalter 2005).
FUNNEL_OUTER = 0.998
# Fewer trainings say too little about how much trainings differ for drawing their means towards each other.
FEWEST_TRAININGS = 5

# What stands out: each set of editions that is held against another has at least so many, and a training so many
# answers, because a scan looks at the far tails, which fewer of them make too fat (tests/metrics/test_standing_out.py).
# A size below a fifth of a standard deviation is small whatever its p (Cohen 1988). So many sentences, and of one kind.
SCANNED_EDITIONS, SCANNED_ANSWERS = 15, 20
LARGE_ENOUGH = 0.2
MOST_SAID, MOST_OF_A_KIND = 5, 2

# Groups of editions under a rank correlation: over fewer, chance alone gives 0.6 and more, one time in twenty.
FEWEST_GROUPS = 10

# Above this share of unknown sectors the sector figures carry a warning.
UNKNOWN_SECTORS_WARNING = 0.20

# What would point at a single organisation needs at least so many (method.md, Small groups).
FEWEST_ORGANISATIONS = 3
# Windows in which the other format may follow [months]: a half, one and two programmes.
FOLLOW_UP_MONTHS = (6, 12, 24)
# Attendance lists and evaluations of an edition usually come in within a month; from here on the completeness board
# calls them late [weeks].
LATE_AFTER = 6

# One query may take this long before it is interrupted [s]; the slowest at ten million enrolments takes under five.
QUERY_TIMEOUT = 60.0
# The largest file that is read [bytes]; a longer line [bytes] or cell [characters] is no table but would fill memory.
LARGEST_FILE = 1_000_000_000
LONGEST_LINE = 16_000_000
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 1_000
# A workbook is read whole: the most it may unpack to [bytes], the most times its packed size that one of its large
# parts may unpack to (sheets of people reach ten or twenty), and the most cells of a sheet.
LARGEST_WORKBOOK = 1_000_000_000
MOST_INFLATION = 100
MOST_CELLS = 12_000_000


def threshold() -> int:
    """Fewest respondents under a figure: `TWEELUIK_THRESHOLD`, never below 5."""
    asked = os.environ.get("TWEELUIK_THRESHOLD", "")
    return max(SMALLEST_THRESHOLD, int(asked) if asked.isdigit() else SMALLEST_THRESHOLD)


def may_read_comments() -> bool:
    """Whether readers see what people wrote: `TWEELUIK_COMMENTS=everyone`; without it nobody does."""
    return os.environ.get("TWEELUIK_COMMENTS", "").strip().lower() == "everyone"


def contact() -> str:
    """Whom readers can reach about this installation: `TWEELUIK_CONTACT`, an e-mail or web address, or empty."""
    return os.environ.get("TWEELUIK_CONTACT", "").strip()


def store_path() -> Path:
    """Where uploads and the reader's database are kept: `TWEELUIK_STORE`, else `data/store`."""
    return Path(os.environ.get("TWEELUIK_STORE") or ROOT / "data" / "store")
