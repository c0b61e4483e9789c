"""Programs that make files of the repository; run at development time only."""
