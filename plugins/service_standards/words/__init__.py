"""Every sentence that people read: said as a kind with values, spoken in a language at the edge."""
