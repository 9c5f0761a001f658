"""What is loaded, and is it complete?"""

from tweeluik.components import frame
from tweeluik.components.uploads import board, history, notes

here = frame.open_plain_page("uploads")
history.show(here.language)
board.show(frame.current_engine(), here.language)
notes.show(here.language)
