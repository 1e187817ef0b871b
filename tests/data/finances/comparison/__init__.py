"""The comparison with other towns."""
