"""Foreign files: read rightly or refused in one sentence, in every format, damaged or hostile."""
