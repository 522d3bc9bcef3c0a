"""Do the norms and features have one digest?"""

from conformance.files.digests import digest_of_norms
from conformance.files.tester import describe_tester


def test_the_norms_have_one_digest() -> None:
    assert digest_of_norms() == digest_of_norms() == describe_tester().features
    assert len(digest_of_norms()) == 64
