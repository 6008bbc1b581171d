"""One person's entitlement, worked step by step: fields in, amounts and their working out."""
