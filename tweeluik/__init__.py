"""Tweeluik: trainings given inside one company and trainings open to everyone, as two panels of one picture."""

__version__ = "0.1.0"
