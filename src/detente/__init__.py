"""detente: from a negotiation's documents to a sourced picture of where agreement is possible."""

__version__ = "0.1.0"
