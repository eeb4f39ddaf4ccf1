"""A site that uses the package as its documentation says, and nothing else."""
