"""How does a whole rehearsal run: request, opening, lease, trial, and a simulator of its own?"""
