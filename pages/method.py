"""What does this number mean?"""

from tweeluik.components import frame, method, protection, simulation

here = frame.open_plain_page("method")
method.text(here.language)
method.thresholds(here.language)
simulation.show(here.language)
protection.show(here.language)
method.definitions(here.language)
