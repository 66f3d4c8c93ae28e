"""Words, dates, numbers and explanations in a named language, without Qt."""
