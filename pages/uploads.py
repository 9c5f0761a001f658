"""What is loaded, and is it complete?"""

from tweeluik.components import frame
from tweeluik.components.uploads import board, history, jobs, notes

here = frame.open_plain_page("uploads")
history.show(here.language)
engine = frame.current_engine()
board.show(engine, here.language)
notes.show(here.language)
jobs.show(engine, here.language)
