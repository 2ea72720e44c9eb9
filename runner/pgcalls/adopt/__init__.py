"""Take over the tables of a system that is already running: ``pgcalls adopt``.

The work is done by functions in the database; here they are called in an order that can
be interrupted anywhere. Everything an interrupted run has to know is in the schema
``pgcalls_adopted``.
"""

from pgcalls.adopt.ending import confirm, undo
from pgcalls.adopt.planning import plan
from pgcalls.adopt.state import Adoption
from pgcalls.adopt.taking import UNASSIGNED, Progress, apply, quiet

__all__ = ["UNASSIGNED", "Adoption", "Progress", "apply", "confirm", "plan", "quiet", "undo"]
