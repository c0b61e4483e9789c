"""Coverage-guided fuzzing with atheris: ``python -m fuzz.run`` (extra ``fuzz``); see docs/reliability.md."""
