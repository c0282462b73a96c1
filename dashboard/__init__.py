"""Targeted CE: who is short of targeted CE credits, of what, and by when."""

__version__: str


def __getattr__(name: str) -> str:
    """Returns `__version__` as installed; pyproject.toml is the one place that states it.

    Read on demand, since finding a distribution's metadata takes longer than the rest of this import.
    """
    if name == "__version__":
        from importlib.metadata import version

        return version("targeted-ce")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
