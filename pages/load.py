"""How does one add a file?"""

from tweeluik.components import frame
from tweeluik.components.wizard import page

here = frame.open_plain_page("load")
page.show(here.language)
