"""Asking the store: SPARQL, saved questions, and answers in the forms that people and programs read."""
