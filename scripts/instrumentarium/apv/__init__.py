"""The APV as versioned law: what applies on a day, what changed, and the amending text that makes the change."""
