"""Which figures are watched, and which views are saved?"""

from tweeluik.components import frame, states
from tweeluik.components.page import Page
from tweeluik.components.views import listing as saved
from tweeluik.components.watches import listing as watched
from tweeluik.components.watches import making

here, engine = frame.open_plain_page("views"), frame.current_engine()
if engine is None:
    states.nothing_loaded(here.language)
page = Page("views", here, engine)
watched.show(page)
making.show(page)
saved.show(page)
