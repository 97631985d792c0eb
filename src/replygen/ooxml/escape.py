"""Text made safe for XML, and back. The standard library's own functions would load an HTTP client with them."""


def escape(text: str) -> str:
    """Return ``text`` with ``&``, ``<`` and ``>`` as references: what may stand between tags."""
    if "&" in text or "<" in text or ">" in text:  # seldom, and to look is faster than to replace
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def unescape(text: str) -> str:
    """Return what :func:`escape` was given."""
    if "&" in text:
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text
