"""The control API: how a session's world is changed and read."""
