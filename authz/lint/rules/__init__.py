"""One module a rule; a module's docstring is the rule's page."""
