"""Text made safe for XML, and back. The standard library's own functions would load an HTTP client with them."""


def escape(text: str) -> str:
    """Return ``text`` with ``&``, ``<`` and ``>`` as references: what may stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Return what :func:`escape` was given."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
