"""Text made safe for XML. The standard library's own function would load an HTTP client with it."""


def escape(text: str) -> str:
    """Return ``text`` with ``&``, ``<`` and ``>`` as references: what may stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
