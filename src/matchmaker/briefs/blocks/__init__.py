"""The parts of a brief's page, each measured before it is drawn."""
