"""What Pledgewall is compared with: the smallest servers that do the same work."""
