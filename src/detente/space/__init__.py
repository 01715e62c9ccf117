"""From a case to packages and utilities: arrays, exact frontier, counting, sampling."""
