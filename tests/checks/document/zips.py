"""Zips that are no good packages."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping


def zipped(parts: Mapping[str, bytes], again: Iterable[str] = ()) -> bytes:
    """A zip of these parts, those of ``again`` twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*parts, *again):
            archive.writestr(name, parts[name])
    return out.getvalue()
