"""How do I read this, and does it work for me?"""

from tweeluik.components import frame, guide

here = frame.open_plain_page("guide")
guide.tour(here.language)
guide.access(here.language)
