"""What are the directories called that a run makes beside its reports?"""

LOG = "log"
"""What processes said: it stays, even where the run was never judged."""
ATTACHED = "lampiran"
"""Photos and files that a person attached to what he did."""
WORK = "kerja"
"""What the run and its application leave for each other."""
