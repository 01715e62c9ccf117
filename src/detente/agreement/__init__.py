"""Where agreement stands: zone, solutions, deadlock, ways out, shortfall, robustness."""

from detente.agreement.analysis import SOLUTIONS, Agreement, analyse

__all__ = ["SOLUTIONS", "Agreement", "analyse"]
