"""What an organiser can do: one function an action, each taking the database first."""
