"""Tweeluik: in-company and open training, two panels made to be seen together."""

from tweeluik.components import frame

frame.start()
