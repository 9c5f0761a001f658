"""What do I take to the meeting?"""

from tweeluik import export
from tweeluik.components import frame
from tweeluik.components.report import page as report

page = frame.open_page("report")
chosen = report.choose(page)
document = report.gather(page, chosen)

report.take(page, document, export.REPORTS, export.File)
report.holds(page, document)
