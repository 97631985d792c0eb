"""Official reply letters to delegates' proposals, as structured data and as Word documents."""

__version__ = "0.1.0"
