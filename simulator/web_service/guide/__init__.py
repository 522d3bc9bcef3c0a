"""The guide at the root of the web service: a page for people, and the same for their tools."""

from simulator.web_service.guide.answer import GuideAnswer, answer_guide

__all__ = ["GuideAnswer", "answer_guide"]
