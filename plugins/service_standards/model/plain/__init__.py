"""What models and quick commands share: nothing here imports Pydantic (ADR 0024)."""
