"""The version of the engine: a new one makes new scores, told apart by the profile's digest."""

ENGINE = "2"
