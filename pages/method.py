"""What does this number mean?"""

from tweeluik.components import frame, glossary, method, protection, simulation

here = frame.open_plain_page("method")
method.text(here.language)
glossary.show(here.language)
method.thresholds(here.language)
simulation.show(here.language)
protection.show(here.language)
method.definitions(here.language)
