"""The store: uploads as immutable folders, and the reader's database that is built from them."""

from tweeluik.store.store import Store as Store
