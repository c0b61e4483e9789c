"""From a match to statements: pure functions over the parsed clause, its sentence and the document."""
