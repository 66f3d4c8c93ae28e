"""What the event is about: frozen values, choices and rules, on the standard library only."""
