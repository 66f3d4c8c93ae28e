"""Find and explain pairs: values in, explanations out, no files written and nothing remembered."""
