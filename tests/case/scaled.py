"""A case with issues on a scale."""

TEXT = """
detente: 1
title: A zone without troops
parties: [{id: north, name: North}, {id: south, name: South}]
issues:
  - {id: troops, name: Troops, scale: {low: 0, high: 100000, step: 10000, unit: troops},
     status_quo: 100000}
  - {id: day, name: Day, scale: {low: 2031-01-01, high: 2031-01-29, step: 7},
     status_quo: 2031-01-29}
  - {id: watch, name: Watch, options: [{id: none, name: none}, {id: some, name: some}],
     status_quo: none}
preferences:
  north:
    weights: {troops: 2, day: 1, watch: 1}
    values:
      troops: [[0, 0], [30000, [0.4, 0.8]], [100000, 1]]
      day: [[2031-01-01, 0], [2031-01-29, 1]]
      watch: [none, some]
  south:
    weights: {troops: 2, day: 1, watch: 1}
    values:
      troops: {value: [[0, 1], [100000, 0]], note: From the speech.}
      day: [[2031-01-01, 1], [2031-01-29, 0]]
      watch: [some, none]
red_lines:
  - {party: south, issue: troops, above: 60000}
linkages:
  - {party: north, when: {issue: troops, below: 30000}, requires: {issue: day, above: 2031-01-08}}
reservation: {north: 0.3, south: 0.3}
"""
