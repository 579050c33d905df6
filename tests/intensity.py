"""How thoroughly the tests look: quickly at home, at everything where a change is judged."""

from __future__ import annotations

import os

LONG = os.environ.get("CI") == "true"
"""Whether this is the long profile: all of what is exhaustive, and nothing may be skipped."""
