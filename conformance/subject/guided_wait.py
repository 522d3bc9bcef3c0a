"""How long is waited for a person's step, also while the simulator is away?"""

import contextlib
import time

from conformance.observe.control_api import ControlFault
from conformance.observe.guided_steps import GuidedStep, GuidedSteps

POLL_S = 0.3
SILENT_S = 120.0
"""So long a simulator may be away while a step waits: it is started again, and the step is still there."""


def wait_for(steps: GuidedSteps, step: GuidedStep, limit_s: float) -> GuidedStep:
    """Return the step when it is settled; it is withdrawn where nobody has answered in time, or waits any more."""
    deadline, heard = time.monotonic() + limit_s, time.monotonic()
    try:
        while step.waits:
            if time.monotonic() > deadline:
                return steps.withdraw(step.number)
            time.sleep(POLL_S)
            try:
                step = steps.show(step.number)
            except ControlFault as fault:
                if fault.status or time.monotonic() - heard > SILENT_S:
                    raise
            else:
                heard = time.monotonic()
    except BaseException:
        with contextlib.suppress(ControlFault):
            steps.withdraw(step.number)
        raise
    return step
