"""Tweeluik: in-company and open training, two panels made to be seen together."""

from tweeluik import config
from tweeluik.components import frame
from tweeluik.store import Store

frame.start(Store(config.store_path()).ready)
