"""How editors learn what a review lacks, and why it cannot be published yet."""
