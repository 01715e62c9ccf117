"""Where work runs: this process, local processes, or a Dask cluster by its address."""

from detente.compute.engine import Engine
from detente.compute.registry import ENGINES, engine

__all__ = ["ENGINES", "Engine", "engine"]
