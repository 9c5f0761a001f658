"""How does one add a file?"""

from tweeluik.components import frame, load

here = frame.open_plain_page("load")
load.teach(here.language)
load.drop(here.language)
load.check_and_load(here.language)
load.to_uploads(here.language)
