from hypothesis import settings

# No timed tests: a slow machine must not turn a property red.
settings.register_profile("gladi", deadline=None)
settings.load_profile("gladi")
