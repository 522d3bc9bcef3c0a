"""Complaint channel of a regional office that checks applicants against the population data warehouse (DWH)."""
