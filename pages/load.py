"""How does one add a file?"""

from tweeluik.components import frame

here = frame.open_plain_page("load")
