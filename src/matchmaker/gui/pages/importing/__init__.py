"""The parts of the import desk."""
