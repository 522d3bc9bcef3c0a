"""The console: a person does the guided steps of a session, and sees what the simulator saw."""
