"""What are the directories called that a run makes beside its reports?"""

LOG = "log"
"""What processes said: it stays, even where the run was never judged."""
WORK = "kerja"
"""What the run and its application leave for each other."""
