"""Readers without a browser: each visit is a session of its own with the server, as a browser would have.

A browser spends more on drawing a page than the server on making it; ten of them on one small machine would measure
themselves.
"""

import asyncio
import re
from collections import defaultdict
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

VIEWS = ("participation", "participation?mode=online", "sectors", "overview?sector=C", "together")
# Of each figure as it stands on a page.
_VALUE = re.compile(r'class="tw-value[^"]*"[^>]*>(.*?)</', re.S)


async def visit(address: str, view: str) -> tuple[tuple[str, ...], list[str]]:
    """Open a page and read it to the end: its figures in order, and the errors on it."""
    page, _, query = view.partition("?")
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(stream, subprotocols=["streamlit"], max_size=None) as socket:
        await socket.send(asked.SerializeToString())
        parts = {}
        while True:
            said = ForwardMsg()
            said.ParseFromString(await socket.recv())
            kind = said.WhichOneof("type")
            if kind == "new_session":
                parts.clear()
            elif kind == "delta" and said.delta.WhichOneof("type") == "new_element":
                parts[tuple(said.metadata.delta_path)] = said.delta.new_element
            elif kind == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
    shown = [parts[place] for place in sorted(parts)]
    values = [value for part in shown for value in _VALUE.findall(part.html.body)]
    errors = [part.exception.message for part in shown if part.HasField("exception")]
    errors += [part.alert.body for part in shown if part.HasField("alert") and part.alert.format == part.alert.ERROR]
    return tuple(values), errors


@dataclass
class Read:
    """What readers report: the sets of figures of each view, errors, and the seconds that each page took."""

    figures: dict[str, set] = field(default_factory=lambda: defaultdict(set))
    errors: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)


async def read(address: str, first: int, thinking: float, found: Read) -> None:
    """A reader who opens one page after another until told to stop, `thinking` seconds at each."""
    clock, turn = asyncio.get_running_loop().time, first
    while True:
        view, began = VIEWS[turn % len(VIEWS)], clock()
        values, wrong = await visit(address, view)
        found.took.append(clock() - began)
        found.figures[view].add(values)
        found.errors += wrong if values else [*wrong, f"no figures on {view}"]
        turn += 1
        await asyncio.sleep(thinking)
