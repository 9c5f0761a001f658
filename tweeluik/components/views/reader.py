"""Whose are the personal views? There is no login, so: of the browser that they were saved in.

A browser gets a random key in a cookie when something personal is first saved in it. The store keeps a hash of it, so
that nobody becomes somebody else by reading a backup. It keeps lists apart; it protects nothing.
"""

import hashlib
import re
import secrets

import streamlit as st

COOKIE = "tweeluik_reader"
_KEY = "reader_key"
# As long as browsers keep a cookie at most [s].
_LASTS = 400 * 24 * 3600


def owner() -> str:
    """Whose views this reader sees besides the shared ones; empty when this browser never kept anything."""
    key = st.session_state.get(_KEY) or str(st.context.cookies.get(COOKIE, ""))
    return hashlib.sha256(key.encode()).hexdigest()[:16] if re.fullmatch(r"[\w-]{16,64}", key) else ""


def become_owner() -> str:
    """The same, with a new key when this browser has none yet."""
    if not owner():
        st.session_state[_KEY] = secrets.token_urlsafe(16)
    return owner()


def introduce() -> None:
    """Give the browser the key that it doesn't send yet: a page can read cookies, but only a script sets them."""
    key = st.session_state.get(_KEY)
    if key and st.context.cookies.get(COOKIE) != key:
        cookie = f"{COOKIE}={key}; path=/; max-age={_LASTS}; SameSite=Lax"
        secure = "(location.protocol === 'https:' ? '; Secure' : '')"
        st.html(f'<script>document.cookie = "{cookie}" + {secure};</script>', unsafe_allow_javascript=True)
