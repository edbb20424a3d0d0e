"""The result of a check in the forms that people, pipelines and their readers take."""
